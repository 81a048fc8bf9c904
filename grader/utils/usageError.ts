import { UserFault } from './userFault';

/** Something is wrong with the command itself. */
export class UsageError extends UserFault {
  override readonly name = 'UsageError';
}
