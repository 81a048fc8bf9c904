import { execFile } from 'node:child_process';
import { readResidentKb } from './proc';

const PROC_INTERVAL = 25;
/** `ps` is a process of its own each time. */
const PS_INTERVAL = 200;

/**
 * Tells once when a program's resident memory passes the limit (V8's own heap limit does not see typed arrays). Gives a
 * function that ends the watch.
 */
export function watchMemory(pid: number, limitMb: number, exceeded: () => void): () => void {
  const judge = (residentKb: number | null): void => {
    if (residentKb !== null && residentKb > limitMb * 1024) exceeded();
  };
  if (process.platform === 'linux') {
    const timer = setInterval(() => judge(readResidentKb(pid)), PROC_INTERVAL);
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
