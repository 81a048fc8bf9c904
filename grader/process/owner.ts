import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** For a file's name: whose it is. `<digest of the host>-<process id>-<chance>`, no two alike. */
export function nameOwner(): string {
  return `${digestHost()}-${process.pid}-${randomBytes(4).toString('hex')}`;
}

/** What `nameOwner` gives, as a part of a pattern. */
export const ownerPattern = '[0-9a-f]{12}-[1-9][0-9]{0,9}-[0-9a-f]{8}';

/**
 * Whether the process that gave itself this name is certainly over. One on another machine, or in another container,
 * may still run.
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
