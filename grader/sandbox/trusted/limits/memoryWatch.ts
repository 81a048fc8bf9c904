import { execFile } from 'node:child_process';
import { readResidentKb } from './proc';

const PROC_INTERVAL = 25;
/** Longer, since each look starts a process, `ps`. */
const PS_INTERVAL = 200;

/**
 * Calls `exceeded` when a program's resident memory is above the limit. V8's own heap limit does not count typed
 * arrays.
 * @returns a function that ends the watch
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
