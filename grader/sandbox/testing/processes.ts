import { readdirSync, readFileSync } from 'node:fs';

/** Ids of the sandbox children under a process, found by their command line. Linux only. */
export function childrenUnder(ancestor: number): number[] {
  const parents = new Map(runningIds().map((pid) => [pid, parentOf(pid)]));
  const isUnder = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent === ancestor || (parent !== undefined && parent > 1 && isUnder(parent));
  };
  return [...parents.keys()].filter((pid) => isUnder(pid) && read(pid, 'cmdline').includes('child.cjs'));
}

/** False for a process that is gone, or dead and not yet collected. */
export function isRunning(pid: number): boolean {
  return /^State:\s+[^ZX]/m.test(read(pid, 'status'));
}

/** Waits until `condition` holds; false when it does not within `milliseconds`. */
export async function eventually(condition: () => boolean, milliseconds = 10_000): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (!condition()) {
    if (Date.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

function runningIds(): number[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.map(Number).filter(isRunning);
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(read(pid, 'status'))?.[1] ?? 0);
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    return '';
  }
}
