import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { thisMachine, type Machine } from '../machine';
import type { Ran } from '../runBriefly';

export interface Fake {
  readonly platform?: NodeJS.Platform;
  readonly env?: Machine['env'];
  readonly home?: string;
  readonly nodeVersion?: string;
  /** All the files there are; each is a program. */
  readonly files?: readonly string[];
  /** By the words of a call, such as `/bin/jupyter notebook --version`; whatever is not named ends with code 1. */
  readonly answers?: Readonly<Record<string, string | Ran>>;
}

/** A machine that is not there, with these files and these answers. */
export function fakeMachine({ files = [], answers = {}, platform = 'linux', ...rest }: Fake = {}): Machine {
  const isFile = (path: string) => files.includes(path);
  return {
    platform,
    arch: 'x64',
    nodeVersion: '22.12.0',
    nodePath: process.execPath,
    home: platform === 'win32' ? 'C:\\Users\\ada' : '/home/ada',
    env: {},
    isFile,
    isProgram: isFile,
    list: (folder) => listNames(folder, files),
    run: (file, args) => {
      const answer = answers[[file, ...args].join(' ')] ?? ended(1, '', 'no such module');
      return Promise.resolve(typeof answer === 'string' ? ended(0, answer) : answer);
    },
    ...rest,
  };
}

export function ended(code: number, stdout: string, stderr = ''): Ran {
  return { kind: 'ended', code, stdout, stderr };
}

/** This machine with a PATH and a home of its own, and little patience. */
export function bareMachine(home: string, env: Machine['env'] = {}, milliseconds = 20_000): Machine {
  return { ...thisMachine({ milliseconds }), home, env };
}

/** A shell script that can be run; its folder is made. @returns its path */
export function writeScript(folder: string, name: string, script: string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

function listNames(folder: string, files: readonly string[]): readonly string[] {
  const names = files
    .filter((file) => file.startsWith(folder) && /^[\\/]/.test(file.slice(folder.length)))
    .map((file) => file.slice(folder.length + 1).split(/[\\/]/)[0] ?? '');
  return [...new Set(names)].sort();
}
