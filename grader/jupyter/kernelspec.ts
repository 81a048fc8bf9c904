import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { findOnPath } from './findOnPath';
import type { Tslab } from './locateTslab';
import type { Machine } from './machine';

/** The name that a notebook's metadata asks for. */
const KERNEL = 'tslab';

/** The kernelspec that notebooks are opened with. */
export interface Kernelspec {
  /** For JUPYTER_PATH: the folder that holds `kernels/`. */
  readonly folder: string;
  readonly file: string;
  /** To be written there first; null where the one that came with the folder serves. */
  readonly text: string | null;
  /** Why the one that came with the folder does not serve; null where it does, or where none came. */
  readonly fault: string | null;
}

/**
 * The kernelspec of a folder: the one that came with it where it starts something that is there, else one of the
 * grader's own in `.grader/jupyter`, with the paths of this machine.
 */
export function chooseKernelspec(root: string, tslab: Tslab, machine: Machine): Kernelspec {
  const given = locate(join(root, 'jupyter'));
  const fault = inspectKernelspec(given.file, machine);
  if (fault === null) return { ...given, text: null, fault: null };
  const spec = {
    argv: [machine.nodePath, tslab.program, 'kernel', '--config-path', '{connection_file}'],
    display_name: 'TypeScript (tslab)',
    language: 'typescript',
  };
  return {
    ...locate(join(root, '.grader', 'jupyter')),
    text: `${JSON.stringify(spec, null, 2)}\n`,
    fault: fault === 'it is not there' ? null : fault,
  };
}

/** @returns why a kernelspec's file cannot start tslab, in a few words; null when all that it names is there */
export function inspectKernelspec(file: string, machine: Machine): string | null {
  if (!machine.isFile(file)) return 'it is not there';
  const argv = readArgv(file);
  if (argv === null) return 'it is no kernelspec';
  const [program = '', script = ''] = argv.map((word) => word.replaceAll('{resource_dir}', dirname(file)));
  if (
    isPath(program) ? !machine.isFile(resolve(dirname(file), program)) : findOnPath(program, machine) === null
  )
    return isPath(program) ? `${program} is not there` : `${program} is not on the PATH`;
  return isAbsolute(script) && !machine.isFile(script) ? `${resolve(script)} is not there` : null;
}

/** The words that a kernelspec starts its kernel with; null where the file is none. */
export function readArgv(file: string): readonly string[] | null {
  try {
    const { argv } = JSON.parse(readFileSync(file, 'utf8')) as { readonly argv?: unknown };
    return Array.isArray(argv) && argv.length > 0 && argv.every((word) => typeof word === 'string')
      ? argv
      : null;
  } catch {
    return null;
  }
}

function locate(folder: string): Pick<Kernelspec, 'folder' | 'file'> {
  return { folder, file: join(folder, 'kernels', KERNEL, 'kernel.json') };
}

function isPath(word: string): boolean {
  return /[\\/]/.test(word);
}
