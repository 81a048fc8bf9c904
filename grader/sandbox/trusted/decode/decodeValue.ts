import type { Value } from '../../../domain';
import { MAX_DEPTH, MAX_ENTRIES } from '../../protocol';

/** Thrown for anything that `encodeValue` would not have written, and caught in `decodeAnswer`. */
export class NotAnAnswer extends Error {}

/** Checks and decodes one encoded value, as JSON.parse gives it. @throws NotAnAnswer */
export function decodeValue(encoded: unknown, depth = 0): Value {
  if (depth > MAX_DEPTH + 1) throw new NotAnAnswer('nested too deeply');
  const parts = asArray(encoded);
  switch (parts[0]) {
    case 'n':
      return { kind: 'number', value: decodeNumber(parts[1]) };
    case 't':
      return { kind: 'text', value: asText(parts[1]) };
    case 'b':
      if (typeof parts[1] !== 'boolean') throw new NotAnAnswer('not a boolean');
      return { kind: 'boolean', value: parts[1] };
    case 'u':
      return { kind: 'nothing', value: 'undefined' };
    case 'z':
      return { kind: 'nothing', value: 'null' };
    case 'o':
      return { kind: 'other', description: asText(parts[1]) };
    case 'l':
      return { kind: 'list', items: asArray(parts[1]).map((item) => decodeValue(item, depth + 1)) };
    case 'r':
      return { kind: 'record', entries: decodeEntries(asArray(parts[1]), depth) };
    case 'm':
      return decodeMatrix(parts);
    default:
      throw new NotAnAnswer('a value of no known kind');
  }
}

export function asArray(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new NotAnAnswer('not a list');
  return value as readonly unknown[];
}

export function asText(value: unknown): string {
  if (typeof value !== 'string') throw new NotAnAnswer('not a text');
  return value;
}

function decodeEntries(entries: readonly unknown[], depth: number): ReadonlyMap<string, Value> {
  const decoded = new Map<string, Value>();
  for (const entry of entries) {
    const [key, value] = asArray(entry);
    if (decoded.has(asText(key))) throw new NotAnAnswer('a key twice');
    decoded.set(asText(key), decodeValue(value, depth + 1));
  }
  return decoded;
}

function decodeMatrix([, rows, columns, data]: readonly unknown[]): Value {
  const numbers = asArray(data).map(decodeNumber);
  if (!isCount(rows) || !isCount(columns) || rows * columns !== numbers.length) {
    throw new NotAnAnswer('a matrix whose shape and entries disagree');
  }
  return { kind: 'matrix', rows, columns, data: numbers };
}

function decodeNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (value === 'NaN') return NaN;
  if (value === 'Infinity') return Infinity;
  if (value === '-Infinity') return -Infinity;
  throw new NotAnAnswer('not a number');
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_ENTRIES;
}
