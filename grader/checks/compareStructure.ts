import type { Value } from '../domain';
import { describeShape, describeValue } from './describe';

/**
 * Compares kinds, keys and shapes, not numbers.
 * @param notes explain a wrong shape, by the letters a key begins with
 * @param what what the value is called in the message: `the result`, `W1`
 * @returns the first difference as a sentence for the student, or null when the structures agree
 */
export function compareStructure(
  expected: Value,
  actual: Value,
  notes: Readonly<Record<string, string>>,
  what = 'the result',
): string | null {
  if (expected.kind === 'record' && actual.kind === 'record')
    return compareRecords(expected, actual, notes, what);
  if (expected.kind === 'matrix' && actual.kind === 'matrix') {
    if (expected.rows === actual.rows && expected.columns === actual.columns) return null;
    const note = notes[what.replace(/[^A-Za-z].*$/, '')];
    return `${what} has shape ${describeShape(actual)}; expected ${describeShape(expected)}${note === undefined ? '' : `: ${note}`}`;
  }
  if (expected.kind === 'list' && actual.kind === 'list') return compareLists(expected, actual, notes, what);
  if (expected.kind === actual.kind && expected.kind !== 'other') return null;
  return `${what} is ${describeValue(actual)}; expected ${describeValue(expected)}${suggestRemedy(expected, actual)}`;
}

type Of<Kind extends Value['kind']> = Extract<Value, { kind: Kind }>;

function compareRecords(
  expected: Of<'record'>,
  actual: Of<'record'>,
  notes: Readonly<Record<string, string>>,
  what: string,
): string | null {
  const missing = [...expected.entries.keys()].filter((key) => !actual.entries.has(key));
  const extra = [...actual.entries.keys()].filter((key) => !expected.entries.has(key));
  if (missing.length > 0) {
    const found =
      actual.entries.size === 0 ? 'is empty' : `has the keys ${listKeys([...actual.entries.keys()])}`;
    return `${what} ${found}; ${listKeys(missing)} ${missing.length === 1 ? 'is' : 'are'} missing`;
  }
  if (extra.length > 0) {
    return `${what} has ${listKeys(extra)}, which should not be there; expected only ${listKeys([...expected.entries.keys()])}`;
  }
  for (const [key, value] of expected.entries) {
    const difference = compareStructure(value, actual.entries.get(key) as Value, notes, key);
    if (difference !== null) return difference;
  }
  return null;
}

function compareLists(
  expected: Of<'list'>,
  actual: Of<'list'>,
  notes: Readonly<Record<string, string>>,
  what: string,
): string | null {
  if (expected.items.length !== actual.items.length) {
    return `${what} has ${actual.items.length} entries; expected ${expected.items.length}`;
  }
  for (const [index, item] of expected.items.entries()) {
    const difference = compareStructure(item, actual.items[index] as Value, notes, `${what}[${index}]`);
    if (difference !== null) return difference;
  }
  return null;
}

function listKeys(keys: readonly string[]): string {
  const shown = keys.slice(0, 8).map((key) => (key.length > 40 ? `${key.slice(0, 39)}…` : key));
  return shown.join(', ') + (keys.length > 8 ? ` and ${keys.length - 8} more` : '');
}

function suggestRemedy(expected: Value, actual: Value): string {
  if (expected.kind === 'matrix' && actual.kind === 'list')
    return ' (np.array makes a matrix of nested arrays)';
  if (actual.kind === 'nothing' && actual.value === 'undefined') return ' (is a return missing?)';
  return '';
}
