import { UserFault } from '../utils/userFault';

/** A database cannot be opened, read or written: one sentence for whoever can mend it. */
export class DatabaseError extends UserFault {
  override readonly name = 'DatabaseError';
  /** Whether the same may work a little later: a connection broke, a server starts anew, a disk is full. */
  readonly isTransient: boolean;

  constructor(
    message: string,
    { isTransient = false, cause }: { isTransient?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.isTransient = isTransient;
  }
}
