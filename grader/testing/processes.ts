import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

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
export async function eventually(condition: () => boolean, milliseconds = 30_000): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (!condition()) {
    if (Date.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** Ids of the processes that run with this text in their command line. Linux only. */
export function findRunning(text: string): number[] {
  return runningIds().filter((pid) => read(pid, 'cmdline').includes(text));
}

/** Command lines of the processes that work in a folder or beneath it. Linux only. */
export function processesIn(folder: string): string[] {
  return allIds()
    .filter((pid) => `${workingFolder(pid)}/`.startsWith(`${folder}/`))
    .map((pid) => read(pid, 'cmdline').replaceAll('\0', ' '))
    .filter((line) => line !== '');
}

function allIds(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function runningIds(): number[] {
  return allIds().filter(isRunning);
}

function workingFolder(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
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
