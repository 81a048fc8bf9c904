import { readFileSync } from 'node:fs';

/** What Linux tells of a process; nothing on other systems, or once it is gone. */

export function readResidentKb(pid: number): number | null {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readProc(`${pid}/status`));
  return found === null ? null : Number(found[1]);
}

/** Time of all its threads on a processor so far, in milliseconds, in steps of ten. */
export function readProcessorTime(pid: number): number | null {
  const stat = readProc(`${pid}/stat`);
  // The second field is a name, which may hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isNaN(ticks) ? null : ticks * MILLISECONDS_PER_TICK;
}

/** Under bubblewrap the program is the innermost descendant of what was started. */
export function findInnermostChild(pid: number): number {
  const [first] = readProc(`${pid}/task/${pid}/children`).split(' ');
  return first === undefined || first === '' ? pid : findInnermostChild(Number(first));
}

/** What Linux shows is in hundredths of a second on every architecture. */
const MILLISECONDS_PER_TICK = 10;

function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'latin1');
  } catch {
    return '';
  }
}
