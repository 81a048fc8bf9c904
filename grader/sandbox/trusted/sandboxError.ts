import { UserFault } from '../../utils/userFault';

/** A fault of this machine or installation, never of a submission. The message says what to do. */
export class SandboxError extends UserFault {
  override readonly name = 'SandboxError';
}
