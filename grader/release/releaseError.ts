import { UserFault } from '../utils/userFault';

/** The solved notebook cannot be released as it stands; the message is one sentence for its author. */
export class ReleaseError extends UserFault {
  override readonly name = 'ReleaseError';
}
