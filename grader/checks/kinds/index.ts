import type { CheckBase } from '../../domain';
import type { CheckDefinition, Need, SpecOf } from '../defineCheck';
import { behaviour } from './behaviour';
import { determinism } from './determinism';
import { purity } from './purity';
import { range } from './range';
import { shapes } from './shapes';
import { values } from './values';

/** Every kind of check there is: the schemas of manifests and reports, and the types below, are made of this list. */
export const checkKinds = [shapes, values, range, determinism, purity, behaviour] as const;

/** A check of any kind, every field filled in. */
export type CheckSpec = SpecOfDefinition<(typeof checkKinds)[number]>;

type SpecOfDefinition<Definition> =
  Definition extends CheckDefinition<infer Kind, infer Fields> ? SpecOf<Kind, Fields> : never;

/** @throws Error for a kind that the schema of manifests would have refused: the grader's own fault */
export function findKind({ id, kind }: CheckBase): CheckDefinition {
  const found = byName.get(kind);
  if (found === undefined) throw new Error(`check ${id} is of the kind ${kind}, which is not listed`);
  return found;
}

/** Whether something has to be there before this check can be judged. */
export function needs(check: CheckBase, need: Need): boolean {
  return findKind(check).needs.includes(need);
}

const byName: ReadonlyMap<string, CheckDefinition> = new Map(checkKinds.map((item) => [item.kind, item]));
