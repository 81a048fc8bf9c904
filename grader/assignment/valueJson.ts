import type { Json, Value } from '../domain';

/**
 * A value as it stands in a fixture: matrices as `{ "shape": [r, c], "values": [[…]] }`, records as objects,
 * numbers that JSON lacks as `{ "number": "Infinity" }`.
 */
export function valueToJson(value: Value): Json {
  switch (value.kind) {
    case 'matrix':
      return {
        shape: [value.rows, value.columns],
        values: Array.from({ length: value.rows }, (_, row) =>
          value.data.slice(row * value.columns, (row + 1) * value.columns).map(numberToJson),
        ),
      };
    case 'record':
      return {
        record: Object.fromEntries([...value.entries].map(([key, entry]) => [key, valueToJson(entry)])),
      };
    case 'list':
      return value.items.map(valueToJson);
    case 'number':
      return numberToJson(value.value);
    case 'text':
    case 'boolean':
      return value.value;
    case 'nothing':
      return value.value === 'null' ? null : { nothing: 'undefined' };
    case 'other':
      throw new TypeError(`${value.description} cannot stand in a fixture`);
  }
}

/** The way back. @throws TypeError on JSON that `valueToJson` does not write */
export function valueFromJson(json: Json): Value {
  if (json === null) return { kind: 'nothing', value: 'null' };
  if (typeof json === 'number') return { kind: 'number', value: json };
  if (typeof json === 'string') return { kind: 'text', value: json };
  if (typeof json === 'boolean') return { kind: 'boolean', value: json };
  if (isList(json)) return { kind: 'list', items: json.map(valueFromJson) };
  if (isJsonRecord(json['record'])) {
    const entries = Object.entries(json['record']);
    return { kind: 'record', entries: new Map(entries.map(([key, entry]) => [key, valueFromJson(entry)])) };
  }
  if (typeof json['number'] === 'string') return { kind: 'number', value: parseNumber(json['number']) };
  if (json['nothing'] === 'undefined') return { kind: 'nothing', value: 'undefined' };
  return matrixFromJson(json['shape'], json['values']);
}

function matrixFromJson(shape: Json | undefined, values: Json | undefined): Value {
  const sizes = isList(shape) && shape.length === 2 ? shape.map(Number) : null;
  if (sizes === null || !isList(values))
    throw new TypeError(`expected { "shape": [rows, columns], "values": [[…]] }`);
  const [rows, columns] = sizes as [number, number];
  const data = values.flatMap((row) => (isList(row) ? row.map(numberFromJson) : [Number.NaN]));
  if (values.length !== rows || data.length !== rows * columns) {
    throw new TypeError(
      `a matrix of shape (${rows}, ${columns}) has ${values.length} rows and ${data.length} values`,
    );
  }
  return { kind: 'matrix', rows, columns, data };
}

function numberToJson(value: number): Json {
  if (Object.is(value, -0)) return { number: '-0' };
  return Number.isFinite(value) ? value : { number: String(value) };
}

function numberFromJson(json: Json): number {
  const value = valueFromJson(json);
  if (value.kind !== 'number') throw new TypeError('a matrix holds numbers only');
  return value.value;
}

function parseNumber(text: string): number {
  if (!['-0', 'NaN', 'Infinity', '-Infinity'].includes(text)) throw new TypeError(`${text} is not a number`);
  return Number(text);
}

function isList(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

function isJsonRecord(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
