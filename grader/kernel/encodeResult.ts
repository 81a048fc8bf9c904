import type { Value } from '../domain';
import { Matrix } from '../lab';

/**
 * What a function returned in the student's own kernel, as plain data. Nothing is defended against here: the student
 * checks their own code on their own machine, and the grade is made elsewhere.
 */
export function encodeResult(result: unknown, depth = 0): Value {
  if (Matrix.isMatrix(result))
    return { kind: 'matrix', rows: result.rows, columns: result.columns, data: result.to1DArray() };
  switch (typeof result) {
    case 'number':
      return { kind: 'number', value: result };
    case 'string':
      return { kind: 'text', value: result };
    case 'boolean':
      return { kind: 'boolean', value: result };
    case 'undefined':
      return { kind: 'nothing', value: 'undefined' };
    case 'object':
      return encodeObject(result, depth);
    case 'bigint':
    case 'symbol':
    case 'function':
      return { kind: 'other', description: `a ${typeof result}` };
  }
}

function encodeObject(result: object | null, depth: number): Value {
  if (result === null) return { kind: 'nothing', value: 'null' };
  if (depth > 8) return { kind: 'other', description: 'an object nested too deeply' };
  if (Array.isArray(result))
    return { kind: 'list', items: result.map((item) => encodeResult(item, depth + 1)) };
  const entries = Object.entries(result).map(
    ([key, value]) => [key, encodeResult(value, depth + 1)] as const,
  );
  return { kind: 'record', entries: new Map(entries) };
}
