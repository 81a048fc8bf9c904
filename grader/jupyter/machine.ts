import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { runBriefly, type Ran } from './runBriefly';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What is asked of the machine at hand. A test describes another one. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** Without the `v`, such as `22.12.0`. */
  readonly nodeVersion: string;
  readonly nodePath: string;
  readonly home: string;
  readonly env: Environment;
  readonly isFile: (path: string) => boolean;
  /** A file that may be run; on Windows its name decides, not its mode. */
  readonly isProgram: (path: string) => boolean;
  /** Names in a folder; none where it cannot be read. */
  readonly list: (folder: string) => readonly string[];
  /** Runs a program to its end or to the time limit; never rejects. */
  readonly run: (file: string, args: readonly string[]) => Promise<Ran>;
}

export interface MachineOptions {
  /** For each program that is asked something. A Python that starts for the first time takes seconds. */
  readonly milliseconds?: number;
  /** Aborted: whatever runs is killed. */
  readonly signal?: AbortSignal;
}

export function thisMachine({ milliseconds = 20_000, signal }: MachineOptions = {}): Machine {
  const { platform, arch, versions, execPath, env } = process;
  return {
    platform,
    arch,
    nodeVersion: versions.node,
    nodePath: execPath,
    home: homedir(),
    env,
    isFile,
    isProgram: (path) => isFile(path) && isExecutable(path),
    list: listFolder,
    run: (file, args) => runBriefly(file, args, { milliseconds, signal, env }),
  };
}

/** Functions of `node:path`, none of which looks at its `this`. */
interface Paths {
  readonly delimiter: string;
  readonly basename: (path: string) => string;
  readonly dirname: (path: string) => string;
  readonly join: (...parts: readonly string[]) => string;
}

/** The machine's own way to write paths, which a test may ask for on another machine. */
export function pathsOf({ platform }: Pick<Machine, 'platform'>): Paths {
  return platform === 'win32' ? win32 : posix;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
