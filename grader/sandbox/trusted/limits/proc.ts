import { readFileSync } from 'node:fs';

// Read from Linux's /proc. On other systems, and when the process is gone, there is nothing to read.

export function readResidentKb(pid: number): number | null {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readProc(`${pid}/status`));
  return found === null ? null : Number(found[1]);
}

/** Processor time used so far by all threads of a process, in milliseconds, in steps of ten. */
export function readProcessorTime(pid: number): number | null {
  return readTime(`${pid}/stat`);
}

/** The same of one thread. @param thread what that thread finds at `/proc/thread-self` */
export function readThreadTime(thread: string): number | null {
  return readTime(`${thread}/stat`);
}

function readTime(path: string): number | null {
  const stat = readProc(path);
  // The second field is the program's name in brackets, which may hold spaces and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isNaN(ticks) ? null : ticks * MILLISECONDS_PER_TICK;
}

/** The innermost descendant of a process: under bubblewrap, that is the program. Null where the system tells of none. */
export function findInnermostChild(pid: number): number | null {
  const [first] = readProc(`${pid}/task/${pid}/children`).split(' ');
  if (first === undefined || first === '') return null;
  return findInnermostChild(Number(first)) ?? Number(first);
}

/** Linux gives processor times in hundredths of a second on every architecture. */
const MILLISECONDS_PER_TICK = 10;

function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'latin1');
  } catch {
    return '';
  }
}
