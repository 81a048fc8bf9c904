import type { FunctionSlice } from './sliceFunction';

/**
 * Names that stand for several variables, as they do in the kernel: each cell that declares the name has its own, and
 * the other cells share one, to which the cells that declare it write as well. By name, then by the cell's number, what
 * the cell's own is called in the program. All other names need no such thing.
 */
export type SplitNames = ReadonlyMap<string, ReadonlyMap<number, string>>;

export function splitNames({ parts, imports }: FunctionSlice): SplitNames {
  const cells = new Map<string, Set<number>>();
  const add = (name: string, cell: number): void => {
    const known = cells.get(name);
    if (known) known.add(cell);
    else cells.set(name, new Set([cell]));
  };
  for (const { cell, statement } of parts) for (const name of statement.declares) add(name, cell);
  const imported = new Map<string, Set<string>>();
  for (const { cell, bindings } of imports) {
    for (const binding of bindings) {
      const known = imported.get(binding.local);
      // Imported the same twice, it is the same.
      if (known?.has(binding.imported)) continue;
      if (known) known.add(binding.imported);
      else imported.set(binding.local, new Set([binding.imported]));
      add(binding.local, cell);
    }
  }

  const split = new Map<string, ReadonlyMap<number, string>>();
  for (const [name, declaring] of cells) {
    const [home] = declaring;
    if (declaring.size < 2 && (home === undefined || !isSetElsewhere(parts, name, home))) continue;
    const mark = markFor(name, parts);
    const inOrder = [...declaring].sort((a, b) => a - b);
    split.set(name, new Map(inOrder.map((cell, at) => [cell, `${name}${mark}${at + 1}`])));
  }
  return split;
}

/** Set by another cell, and seen by a function of its own, which does not notice. */
function isSetElsewhere(parts: FunctionSlice['parts'], name: string, home: number): boolean {
  return (
    parts.some(({ cell, statement: { deeds } }) => {
      if (cell === home) return false;
      return [deeds.now, deeds.called, deeds.later].some(({ sets }) => sets.has(name));
    }) &&
    parts.some(({ cell, statement: { deeds } }) => {
      if (cell !== home) return false;
      return [deeds.called, deeds.later].some(({ reads, sets }) => reads.has(name) || sets.has(name));
    })
  );
}

function markFor(name: string, parts: FunctionSlice['parts']): string {
  let mark = '$';
  while (parts.some(({ statement }) => statement.text.includes(`${name}${mark}`))) mark += '$';
  return mark;
}
