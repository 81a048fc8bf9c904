import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type * as ts from 'typescript';
import type { RefusalPlaces } from './messages';

/** What is needed of tslab's converter (tslab/dist/converter.d.ts). */
export interface Converter {
  /** @param declarations of what earlier cells declared */
  readonly convert: (declarations: string, source: string) => Converted;
}

/** A cell with diagnostics is refused: the kernel prints them, and runs nothing of it. */
export interface Converted {
  readonly diagnostics: readonly CompilerMessage[];
  /** Declarations of what is declared after the cell. */
  readonly declOutput?: string;
}

/** One sentence of the compiler's; those of one fault follow each other and have the same place. */
export interface CompilerMessage {
  /** `line` counts from 0. */
  readonly start: { readonly offset: number; readonly line: number };
  readonly end: { readonly offset: number };
  readonly messageText: string;
  readonly code: number;
  /** Absent where the cell itself is meant. */
  readonly fileName?: string;
}

export interface Tslab {
  readonly converter: Converter;
  /** The kernel's own compiler, of its own version. */
  readonly compiler: typeof ts;
}

/**
 * The kernel's converter, as the kernel would make it in the folder of the notebooks. What its compiler may read is
 * bounded: a cell may import any file of the machine, and a message may quote what stands in it.
 */
export function loadTslab({ tslab, notebooks }: RefusalPlaces): Tslab {
  const load = createRequire(join(tslab, 'package.json'));
  const compiler = load('@tslab/typescript-for-tslab') as typeof ts;
  const { sys } = compiler;
  const readFile = sys.readFile.bind(sys);
  const fileExists = sys.fileExists.bind(sys);
  const realpath = sys.realpath?.bind(sys) ?? ((path: string) => path);
  const folders = [notebooks, tslab].map((folder) => `${toSlashes(resolve(folder))}/`);
  const isReadable = (path: string): boolean => {
    const whole = toSlashes(resolve(path));
    return whole.includes('/node_modules/') || folders.some((folder) => whole.startsWith(folder));
  };
  sys.getCurrentDirectory = () => toSlashes(notebooks);
  sys.readFile = (path, encoding) => (isReadable(path) ? readFile(path, encoding) : undefined);
  sys.fileExists = (path) => isReadable(path) && fileExists(path);
  // A package may be a link to where it is developed.
  sys.realpath = (path) => {
    const real = toSlashes(realpath(path));
    if (isReadable(path) && !isReadable(real))
      folders.push(`${findPackage(real, toSlashes(resolve(notebooks)))}/`);
    return real;
  };
  // Nothing that is read changes while it is read.
  sys.watchFile = () => ({ close: () => undefined });
  sys.watchDirectory = () => ({ close: () => undefined });
  const { createConverter } = load('./dist/converter.js') as {
    readonly createConverter: (options: { readonly isJS: boolean; readonly isBrowser: boolean }) => Converter;
  };
  return { converter: createConverter({ isJS: false, isBrowser: false }), compiler };
}

/** The folder of the package that a file belongs to; its own folder where that would be the whole course. */
function findPackage(file: string, notebooks: string): string {
  const own = toSlashes(dirname(file));
  for (let folder = own; !holds(folder, notebooks) && folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'package.json'))) return toSlashes(folder);
  return own;
}

function holds(folder: string, inner: string): boolean {
  return `${inner}/`.startsWith(`${toSlashes(folder)}/`);
}

function toSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}
