import type { Place } from '../domain';
import type { IndexedCell } from './indexNotebook';
import type { FunctionSlice } from './sliceFunction';

export interface RefusedCode {
  readonly place: Place;
  readonly message: string;
}

/**
 * The first thing in a slice that loads what it may not; null when there is none. In the graded cell itself every
 * import counts, used or not, and so do statements that are left out because they wait.
 */
export function findRefused(slice: FunctionSlice, graded: IndexedCell, helper: string): RefusedCode | null {
  const sliced = [...slice.parts, ...slice.imports];
  const others = sliced.filter(({ cell }) => cell !== graded.cell.number);
  const found = [...graded.statements, ...others]
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
