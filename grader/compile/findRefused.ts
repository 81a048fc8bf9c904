import type { Place } from '../domain';
import type { FunctionSlice } from './sliceFunction';

export interface RefusedCode {
  readonly place: Place;
  readonly message: string;
}

/**
 * The first thing in a slice that loads what it may not; null when there is none. What no graded function uses is
 * nobody's fault, wherever it stands.
 */
export function findRefused(slice: FunctionSlice, helper: string): RefusedCode | null {
  const found = [...slice.parts, ...slice.imports, ...slice.waiting]
    .sort((a, b) => a.position - b.position)
    .flatMap(({ cell, statement }) => {
      const { imports, line } = statement;
      const isForeign = imports !== null && !isHelper(imports.module, helper);
      const written = isForeign
        ? [{ line, what: `imports '${imports.module}'`, module: imports.module }]
        : [];
      const called = statement.forbidden.filter(({ module }) => module !== `./${helper}`);
      return [...written, ...called].map((forbidden) => ({ cell, ...forbidden }));
    });

  const [first] = found;
  if (!first) return null;
  const { cell, line, what } = first;
  return {
    place: { cell, line },
    message: `it ${what}; graded code can import only from './${helper}'`,
  };
}

/** `./initUtils`, with or without the ending of its file. */
export function isHelper(module: string, helper: string): boolean {
  return [`./${helper}`, `./${helper}.ts`, `./${helper}.js`].includes(module);
}
