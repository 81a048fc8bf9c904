import { pathsOf, type Machine } from './machine';

/** Every program of this name on the PATH, the one that a shell would take first. */
export function findAllOnPath(name: string, machine: Machine): readonly string[] {
  const folders = listPath(machine);
  return folders.map((folder) => programIn(folder, name, machine)).filter(machine.isProgram);
}

/** The program that a shell would take; null where there is none. */
export function findOnPath(name: string, machine: Machine): string | null {
  return findAllOnPath(name, machine)[0] ?? null;
}

/** The folders of the PATH, each once. An empty entry, which means the current folder, is left out. */
export function listPath(machine: Machine): readonly string[] {
  const { env } = machine;
  // Windows writes Path; a copy of its environment tells the two apart.
  const path = env['PATH'] ?? env['Path'] ?? '';
  return [...new Set(path.split(pathsOf(machine).delimiter).filter((folder) => folder !== ''))];
}

/**
 * A program's file in a folder. On Windows only `.exe` is looked for: Node starts no `.bat` without a shell, and what
 * Python's and Jupyter's installers write is an `.exe`.
 */
export function programIn(folder: string, name: string, machine: Machine): string {
  const isNamed = /\.exe$/i.test(name);
  return pathsOf(machine).join(folder, machine.platform === 'win32' && !isNamed ? `${name}.exe` : name);
}
