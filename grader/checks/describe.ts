import type { Case, Json, ThrownError, Value } from '../domain';

/** `initializeParametersHe([2, 4, 1])`; a hidden case is never spelled out. */
export function describeCall(functionName: string, item: Case): string {
  return item.hidden ? 'a hidden case' : `${functionName}(${item.args.map(describeJson).join(', ')})`;
}

export function describeJson(json: Json): string {
  return Array.isArray(json) ? `[${json.map(describeJson).join(', ')}]` : JSON.stringify(json);
}

/** A value's kind as a student would say it: `a matrix of shape (2, 3)`. */
export function describeValue(value: Value): string {
  switch (value.kind) {
    case 'matrix':
      return `a matrix of shape ${describeShape(value)}`;
    case 'record':
      return value.entries.size === 0
        ? 'an empty object'
        : `an object with the keys ${[...value.entries.keys()].slice(0, 12).join(', ')}`;
    case 'list':
      return `an array of ${value.items.length}`;
    case 'number':
      return `the number ${describeNumber(value.value)}`;
    case 'text':
      return 'a string';
    case 'boolean':
      return String(value.value);
    case 'nothing':
      return value.value;
    case 'other':
      return value.description;
  }
}

export function describeShape(matrix: { readonly rows: number; readonly columns: number }): string {
  return `(${matrix.rows}, ${matrix.columns})`;
}

/** Eight significant digits, as the notebook's tables print them. */
export function describeNumber(value: number): string {
  return Object.is(value, -0) ? '-0' : String(Number.isFinite(value) ? Number(value.toPrecision(8)) : value);
}

export function describeThrown(error: ThrownError): string {
  const name = error.name === '' ? 'an error' : error.name;
  return error.message === '' ? name : `${name}: ${error.message}`;
}

/** That the call of a case threw; on a hidden case without the error's own words, which may spell out its arguments. */
export function describeThrow(functionName: string, item: Case, error: ThrownError): string {
  if (item.hidden) return 'A hidden case ends with an error.';
  return `${describeCall(functionName, item)} threw ${describeThrown(error)}.`;
}
