import type { KeptName } from '../domain';
import type { Deeds } from './deeds';
import type { FunctionSlice } from './sliceFunction';
import { baseOf } from './ties';

/**
 * The names of a slice in which a call can leave something for the next: those that its functions set or change when
 * they are called, and that are declared outside of them. In the order of their declarations.
 */
export function listKeptNames({ parts }: FunctionSlice): readonly KeptName[] {
  const declared = new Map<string, KeptName>();
  for (const { cell, statement } of parts) {
    for (const name of statement.declares) {
      if (!declared.has(name)) declared.set(name, { name, cell, line: statement.line });
    }
  }
  const called = parts.map(({ statement }) => statement.deeds.called);
  const pick = (list: (deeds: Deeds) => readonly string[]): readonly KeptName[] => {
    const names = new Set(called.flatMap(list));
    return [...declared.values()].filter(({ name }) => names.has(name));
  };
  const changed = pick(({ sets, changes, methods }) => [...sets, ...[...changes, ...methods].map(baseOf)]);
  // What is given to another function may be changed there.
  return changed.length > 0 ? changed : pick(({ passes }) => passes.map(({ root }) => baseOf(root)));
}
