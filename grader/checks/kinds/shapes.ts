import { defineCheck, type SpecOf } from '../defineCheck';
import { describeCall } from '../describe';
import { fail, pass, type CheckOutcome, type Evidence } from '../evidence';
import { findStructureProblem } from '../findStructureProblem';

export interface ShapesFields {
  /** Explain a wrong shape by the first letters of the key: `{"W": "rows are the layer's own size, …"}`. */
  readonly notes: Readonly<Record<string, string>>;
}

/** Do kinds, keys and shapes agree with what is expected, on every case that has an expected output? */
export const shapes = defineCheck<'shapes', ShapesFields>({
  kind: 'shapes',
  fields: { notes: { type: 'object', additionalProperties: { type: 'string' } } },
  defaults: { notes: {} },
  needs: [],
  run: judgeShapes,
});

function judgeShapes({ notes }: SpecOf<'shapes', ShapesFields>, evidence: Evidence): CheckOutcome {
  for (const item of evidence.cases) {
    const problem = findStructureProblem(evidence, item.id, notes);
    if (problem === null) continue;
    if (item.hidden)
      return fail(
        'Right on the public cases, but on a hidden case keys or shapes are not what they should be.',
      );
    return fail(`${describeCall(evidence.fn.name, item)}: ${problem}.`);
  }
  return pass('All keys and shapes are right.');
}
