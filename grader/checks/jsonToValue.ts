import type { Json, Value } from '../domain';

/** JSON as the sandbox hands it back: what an untouched argument looks like. */
export function jsonToValue(json: Json): Value {
  if (json === null) return { kind: 'nothing', value: 'null' };
  if (typeof json === 'number') return { kind: 'number', value: json };
  if (typeof json === 'string') return { kind: 'text', value: json };
  if (typeof json === 'boolean') return { kind: 'boolean', value: json };
  if (Array.isArray(json)) return { kind: 'list', items: json.map(jsonToValue) };
  return {
    kind: 'record',
    entries: new Map(Object.entries(json).map(([key, entry]) => [key, jsonToValue(entry)])),
  };
}
