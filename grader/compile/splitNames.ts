import type { StatementDeeds } from './deeds';
import { addTo } from './multimap';
import type { FunctionSlice } from './sliceFunction';

/**
 * Names that stand for several variables, as they do in the kernel: each cell that declares the name has its own, and
 * the other cells share one, to which the cells that declare it write as well. By name, then by the cell's number, what
 * the cell's own is called in the program. All other names need no such thing.
 */
export type SplitNames = ReadonlyMap<string, ReadonlyMap<number, string>>;

export function splitNames({ parts, imports }: FunctionSlice): SplitNames {
  const cells = new Map<string, Set<number>>();
  for (const { cell, statement } of parts) for (const name of statement.declares) addTo(cells, name, cell);
  const imported = new Map<string, Set<string>>();
  for (const { cell, bindings } of imports) {
    for (const binding of bindings) {
      const known = imported.get(binding.local);
      // Imported the same twice, it is the same.
      if (known?.has(binding.imported)) continue;
      if (known) known.add(binding.imported);
      else imported.set(binding.local, new Set([binding.imported]));
      addTo(cells, binding.local, cell);
    }
  }

  const setBy = cellsByName(parts, ({ now, called, later }) => [now.sets, called.sets, later.sets]);
  const seenLater = cellsByName(parts, ({ called, later }) => [
    called.reads,
    called.sets,
    later.reads,
    later.sets,
  ]);
  const mark = findMark(parts);
  const split = new Map<string, ReadonlyMap<number, string>>();
  for (const [name, declaring] of cells) {
    const [home = 0] = declaring;
    // Set by another cell, and seen by a function of its own, which does not notice.
    const isSetElsewhere = [...(setBy.get(name) ?? [])].some((cell) => cell !== home);
    if (declaring.size < 2 && !(isSetElsewhere && seenLater.get(name)?.has(home))) continue;
    const inOrder = [...declaring].sort((a, b) => a - b);
    split.set(name, new Map(inOrder.map((cell, at) => [cell, `${name}${mark}${at + 1}`])));
  }
  return split;
}

function cellsByName(
  parts: FunctionSlice['parts'],
  namesOf: (deeds: StatementDeeds) => readonly ReadonlySet<string>[],
): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const { cell, statement } of parts) {
    for (const names of namesOf(statement.deeds)) for (const name of names) addTo(found, name, cell);
  }
  return found;
}

/** Dollars enough that no name of the student's ends in them and a number. */
function findMark(parts: FunctionSlice['parts']): string {
  const taken = parts.flatMap(({ statement }) =>
    [...statement.text.matchAll(/\$+(?=\d)/g)].map(([found]) => found.length),
  );
  return '$'.repeat(taken.reduce((most, length) => Math.max(most, length), 0) + 1);
}
