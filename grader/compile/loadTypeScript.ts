import { createRequire } from 'node:module';
import type * as ts from 'typescript';

let loaded: typeof ts | undefined;

/** The TypeScript compiler, loaded on first use: it takes some 300 ms, and a run that compiles nothing never pays. */
export function loadTypeScript(): typeof ts {
  loaded ??= createRequire(__filename)('typescript') as typeof ts;
  return loaded;
}
