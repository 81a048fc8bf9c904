import type { Value } from '../../../domain';

/** Describes a value that stands where a function was expected. */
export function describeValue(value: Value): string {
  switch (value.kind) {
    case 'matrix':
      return `a ${value.rows} × ${value.columns} matrix`;
    case 'record':
      return 'an object';
    case 'list':
      return 'a list';
    case 'number':
      return `the number ${value.value}`;
    case 'text':
      return 'a text';
    case 'boolean':
    case 'nothing':
      return String(value.value);
    case 'other':
      return value.description;
  }
}
