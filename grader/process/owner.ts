import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/**
 * Names this process, for use in a file's name: `<digest of the host>-<process id>-<random>`. Different at each call.
 */
export function nameOwner(): string {
  return `${digestHost()}-${process.pid}-${randomBytes(4).toString('hex')}`;
}

/** Source of a regular expression for what `nameOwner` gives. */
export const ownerPattern = '[0-9a-f]{12}-[1-9][0-9]{0,9}-[0-9a-f]{8}';

/**
 * Whether the process with this name has certainly ended. False for one on another machine or in another container,
 * since that cannot be known.
 */
export function isOwnerGone(owner: string): boolean {
  const [host, pid] = owner.split('-');
  return host === digestHost() && (Number(pid) === process.pid || !isAlive(Number(pid)));
}

function digestHost(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 12);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
