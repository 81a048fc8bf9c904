import type { CheckBase, Json } from '../domain';
import type { CheckOutcome, Evidence } from './evidence';

/** A check of one kind, every field filled in. */
export type SpecOf<Kind extends string, Fields> = CheckBase & { readonly kind: Kind } & Fields;

/**
 * What has to be there before a check can be judged.
 * - `shapes`: each `shapes` check of the function passed.
 * - `expected`: the right output of the check's case is known.
 */
export type Need = 'shapes' | 'expected';

/** JSON schema of one field; the definitions that it may refer to are those of `assignment.schema.json`. */
export type FieldSchema = { readonly [keyword: string]: Json };

/** A kind of check, whole: a file of `checks/kinds/` defines one, and `checks/kinds/index.ts` lists it. */
export interface CheckDefinition<Kind extends string = string, Fields = unknown> {
  /** Its name in `assignment.json` and in reports. */
  readonly kind: Kind;
  /** What an entry of `assignment.json` says beside `id`, `kind`, `points` and `hint`. */
  readonly fields: { readonly [Field in keyof Fields]: FieldSchema };
  /** Of the fields that an entry may leave out. */
  readonly defaults: Partial<Fields>;
  readonly needs: readonly Need[];
  /** What is wrong with an entry that a schema cannot tell, as a clause after the check's id; null when nothing is. */
  findProblem?(spec: SpecOf<Kind, Fields>): string | null;
  run(spec: SpecOf<Kind, Fields>, evidence: Evidence): CheckOutcome;
}

/** A definition that tells the checks of its kind from others. */
export interface DefinedCheck<Kind extends string, Fields> extends CheckDefinition<Kind, Fields> {
  readonly is: (check: CheckBase) => check is SpecOf<Kind, Fields>;
}

export function defineCheck<Kind extends string, Fields>(
  definition: CheckDefinition<Kind, Fields>,
): DefinedCheck<Kind, Fields> {
  const is = (check: CheckBase): check is SpecOf<Kind, Fields> => check.kind === definition.kind;
  return { ...definition, is };
}

/** The schema of a field that names a case of the function. */
export const caseId: FieldSchema = { $ref: '#/definitions/id' };

/** The fields of a kind that has none of its own. */
export type NoFields = object;
