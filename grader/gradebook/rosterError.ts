import { UserFault } from '../utils/userFault';

/** A roster's file cannot be taken: one sentence for whoever can mend it. */
export class RosterError extends UserFault {
  override readonly name = 'RosterError';
}
