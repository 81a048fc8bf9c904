import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Command lines of the processes that work in a folder or beneath it. Linux only. */
export function processesIn(folder: string): string[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids
    .filter((id) => `${readLink(`/proc/${id}/cwd`)}/`.startsWith(`${folder}/`))
    .map((id) => readText(`/proc/${id}/cmdline`).replaceAll('\0', ' '))
    .filter((line) => line !== '');
}

function readLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
