import { types } from 'node:util';
import { explainSystemFault } from '../utils/systemFault';
import { DatabaseError } from './databaseError';

/** Words of Node and pg for a connection that could not be made, or was lost. */
const LOST =
  /^(EACCES|EPERM|EMFILE|ENFILE|ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|ENOENT)$/;
const LOST_MESSAGE =
  /Connection terminated|connection timeout|timeout (exceeded )?when trying to connect|Client has encountered a connection error|not queryable/i;

/**
 * What a person can mend, in a sentence; anything else, such as a fault of the SQL, is handed back as it is.
 * Source of the codes: PostgreSQL's documentation, appendix A.
 * @param place the address without its password
 */
export function explainServerFault(error: unknown, place: string): unknown {
  if (error instanceof DatabaseError || !types.isNativeError(error)) return error;
  const { code = '', message, syscall, path } = error as NodeJS.ErrnoException;
  const fault = (sentence: string, isTransient = false) =>
    new DatabaseError(sentence, { isTransient, cause: error });
  // An error that AggregateError makes of several addresses has no message of its own.
  const reason = message === '' ? code : message;
  // Certificates, before anybody is called.
  if (syscall === 'open' || syscall === 'read') {
    const file = explainSystemFault(error) ?? (code === 'ENOENT' ? 'it is not there' : null);
    if (file !== null)
      return fault(
        `A file that the address of the database at ${place} names${path === undefined ? '' : `, ${path},`} cannot be read: ${file}.`,
      );
  }
  if (LOST.test(code) || LOST_MESSAGE.test(message) || code.startsWith('08'))
    return fault(
      `The database at ${place} cannot be reached (${reason}): see that it runs and is open to this machine.`,
      true,
    );
  if (code.startsWith('28') || /^SASL|client password must be/.test(message))
    return fault(
      `The database at ${place} does not let this user in (${reason}): correct the user or the password.`,
    );
  if (code === '3D000')
    return fault(
      `There is no such database at ${place} (${reason}): make it with createdb, or correct the address.`,
    );
  if (code === '42501')
    return fault(
      `The user of ${place} lacks a right (${reason}): it needs CREATE on the database, once, and its own tables after that.`,
    );
  if (code === '25006')
    return fault(`The database at ${place} is read-only (${reason}): name the primary server.`);
  if (code.startsWith('53'))
    return fault(
      `The database at ${place} has run out of something (${reason}): free some, or raise the server's limit.`,
      true,
    );
  if (code.startsWith('57P'))
    return fault(
      `The database at ${place} stops or starts (${reason}): run the same command again when it is there.`,
      true,
    );
  return error;
}
