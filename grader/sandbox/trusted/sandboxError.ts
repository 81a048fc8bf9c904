import { UserFault } from '../../utils/userFault';

/** A fault of this machine or installation, not of a submission. The message says what to do. */
export class SandboxError extends UserFault {
  override readonly name = 'SandboxError';
}
