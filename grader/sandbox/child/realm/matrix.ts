import { AbstractMatrix, Matrix } from 'ml-matrix';
import type { Classify } from '../../protocol';
import { encodeNumber } from './encodeNumber';
import {
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isArray,
  joinDoubles,
  lengthOfTypedArray,
} from './intrinsics';

export type MatrixReading =
  /** `data` is the entries of a JSON array, row by row, without its brackets. */
  | {
      readonly kind: 'matrix';
      readonly rows: number;
      readonly columns: number;
      readonly data: string;
      readonly entries: number;
    }
  | { readonly kind: 'damaged'; readonly description: string };

const damaged = (description: string): MatrixReading => ({ kind: 'damaged', description });

/** Reads an ml-matrix matrix or view; null when the object is neither. `room` is how many entries are still allowed. */
export function readMatrix(object: object, classify: Classify, room: number): MatrixReading | null {
  if (inherits(object, Matrix.prototype, classify)) return readStored(object, classify, room);
  if (inherits(object, AbstractMatrix.prototype, classify)) return readView(object as AbstractMatrix, room);
  return null;
}

function inherits(object: object, ancestor: object, classify: Classify): boolean {
  let link = getPrototypeOf(object);
  for (let steps = 0; link !== null && steps < 20; steps++) {
    if (link === ancestor) return true;
    if (classify(link) !== 'ordinary') return false;
    link = getPrototypeOf(link);
  }
  return false;
}

/** Reads the rows that a Matrix stores in its property `data`, calling no method of the object. */
function readStored(object: object, classify: Classify, room: number): MatrixReading | null {
  const rows: unknown = getOwnPropertyDescriptor(object, 'rows')?.value;
  const columns: unknown = getOwnPropertyDescriptor(object, 'columns')?.value;
  const data: unknown = getOwnPropertyDescriptor(object, 'data')?.value;
  if (typeof data !== 'object' || data === null || classify(data) !== 'ordinary' || !isArray(data)) {
    return damaged('a Matrix whose data is not a list of rows');
  }
  if (data.length !== rows)
    return damaged(`a Matrix that has ${data.length} rows of data and claims another number`);
  if (!isCount(columns)) return damaged('a Matrix whose number of columns is not a whole number');
  if (rows * columns > room) return damaged('a Matrix with too many entries');
  for (let i = 0; i < rows; i++) {
    const row: unknown = getOwnPropertyDescriptor(data, i)?.value;
    if (lengthOfRow(row, classify) !== columns)
      return damaged(`a Matrix whose row ${i} does not have ${columns} numbers`);
  }
  return readRows(rows, columns, data, classify);
}

/** A row that is a Float64Array is written natively, any other entry by entry, calling no getter. */
function readRows(
  rows: number,
  columns: number,
  data: readonly unknown[],
  classify: Classify,
): MatrixReading {
  let text = '';
  for (let i = 0; i < rows; i++) {
    const row = getOwnPropertyDescriptor(data, i)?.value as object;
    const joined = columns > 0 && classify(row) === 'typed-array' ? joinDoubles(row) : null;
    const reading =
      joined ?? readEntries(columns, i, (j) => getOwnPropertyDescriptor(row, j)?.value as unknown);
    if (typeof reading !== 'string') return reading;
    text += (text === '' ? '' : ',') + reading;
  }
  return { kind: 'matrix', rows, columns, data: text, entries: rows * columns };
}

function lengthOfRow(row: unknown, classify: Classify): number {
  if (typeof row !== 'object' || row === null) return -1;
  const kind = classify(row);
  if (kind === 'typed-array') return lengthOfTypedArray(row);
  return kind === 'ordinary' && isArray(row) ? row.length : -1;
}

/** Reads a view (transpose, row, selection, symmetric…) by its own `get`, which may be code of the program. */
function readView(view: AbstractMatrix, room: number): MatrixReading | null {
  try {
    const { rows, columns } = view;
    if (!isCount(rows) || !isCount(columns)) return damaged('a matrix view without a shape');
    if (rows * columns > room) return damaged('a matrix view with too many entries');
    let text = '';
    for (let i = 0; i < rows; i++) {
      const reading = readEntries(columns, i, (j) => view.get(i, j));
      if (typeof reading !== 'string') return reading;
      text += (text === '' ? '' : ',') + reading;
    }
    return { kind: 'matrix', rows, columns, data: text, entries: rows * columns };
  } catch {
    return damaged('a matrix view that cannot be read');
  }
}

/** The entries of one row as in a JSON array, without its brackets. */
function readEntries(
  columns: number,
  row: number,
  entry: (column: number) => unknown,
): string | MatrixReading {
  let text = '';
  for (let j = 0; j < columns; j++) {
    const value = entry(j);
    if (typeof value !== 'number') return damaged(`a Matrix whose entry (${row}, ${j}) is not a number`);
    text += (text === '' ? '' : ',') + encodeNumber(value);
  }
  return text;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value % 1 === 0;
}
