import { execFile } from 'node:child_process';
import { findInnermostChild, readResidentKb } from './proc';

const PROC_INTERVAL = 25;
/** `ps` is a process of its own each time. */
const PS_INTERVAL = 200;

/**
 * Tells once when a child's resident memory passes the limit (V8's own heap limit does not see typed arrays). With
 * `inside`, the child is the innermost descendant of `pid`, as under bubblewrap. Gives a function that ends the watch.
 */
export function watchMemory(pid: number, inside: boolean, limitMb: number, exceeded: () => void): () => void {
  let watched: number | null = inside ? null : pid;
  const judge = (residentKb: number | null): void => {
    if (residentKb !== null && residentKb > limitMb * 1024) exceeded();
  };
  if (process.platform === 'linux') {
    const timer = setInterval(() => {
      watched ??= findInnermostChild(pid);
      if (watched !== null) judge(readResidentKb(watched));
    }, PROC_INTERVAL);
    return () => clearInterval(timer);
  }
  if (process.platform === 'win32') return () => undefined;
  const timer = setInterval(() => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (_, stdout) =>
      judge(Number.parseInt(stdout, 10) || null),
    );
  }, PS_INTERVAL);
  return () => clearInterval(timer);
}
