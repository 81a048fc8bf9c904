import type { CheckBase } from '../domain';
import type { CheckDefinition, FieldSchema } from './defineCheck';
import { checkKinds, findKind, type CheckSpec } from './kinds';

/** JSON schema of an entry of `checks` in `assignment.json`. */
export const checkSchema = {
  $comment: 'Written by npm run build, as grader/checks/kinds lists them.',
  type: 'object',
  discriminator: { propertyName: 'kind' },
  required: ['kind'],
  oneOf: checkKinds.map(describeEntry),
};

/** Fills in what an entry left out. Whether it is one, the schema has told. */
export function completeCheck(entry: CheckBase): CheckSpec {
  const absent = Object.entries(findKind(entry).defaults).filter(([field]) => !Object.hasOwn(entry, field));
  return { ...entry, ...Object.fromEntries(absent) } as CheckSpec;
}

/** What is wrong with a check that the schema cannot tell, as a clause after its id; null when nothing is. */
export function findCheckProblem(check: CheckBase): string | null {
  return findKind(check).findProblem?.(check) ?? null;
}

function describeEntry({ kind, fields, defaults }: CheckDefinition): FieldSchema {
  const own = Object.keys(fields);
  return {
    additionalProperties: false,
    required: ['id', 'kind', 'points', 'hint', ...own.filter((field) => !Object.hasOwn(defaults, field))],
    properties: {
      id: { $ref: '#/definitions/id' },
      kind: { const: kind },
      points: { $ref: '#/definitions/points' },
      hint: { $ref: '#/definitions/hint' },
      ...fields,
    },
  };
}
