import type { CheckBase, CheckReport } from '../domain';
import { skip, type CheckOutcome, type Evidence } from './evidence';
import { findKind, needs } from './kinds';
import { shapes } from './kinds/shapes';

export { callsAgree } from './compareCalls';
export type { Evidence } from './evidence';
export { describeCall, describeThrown } from './describe';
export { exhibitCall, exhibitCalls } from './exhibitCalls';
export { explainRecords } from './explain';
export { checkKinds, needs, type CheckSpec } from './kinds';
export { checkSchema, completeCheck, findCheckProblem } from './manifest';
export { recordCalls } from './recordCalls';
export { findMistake } from './findMistake';
export { findUnsettled, outcomesAreIdentical } from './findUnsettled';
export { isNothing } from './isNothing';

/** Runs every check of a function on what came back; pure, and in the order of `assignment.json`. */
export function judgeFunction(evidence: Evidence): readonly CheckReport[] {
  const shapesHold = evidence.fn.checks
    .filter(shapes.is)
    .every((spec) => shapes.run(spec, evidence).status === 'passed');
  return evidence.fn.checks.map((spec) => {
    const outcome =
      needs(spec, 'shapes') && !shapesHold
        ? skip('Not judged until the keys and shapes are right.')
        : findKind(spec).run(spec, evidence);
    return reportCheck(spec, outcome, evidence);
  });
}

/** Every check of a function, skipped for one reason; no points. */
export function skipChecks(fn: Evidence['fn'], message: string): readonly CheckReport[] {
  return fn.checks.map((spec) =>
    reportCheck(spec, skip(message), { fn, cases: [], records: new Map(), unsettled: [] }),
  );
}

function reportCheck(spec: CheckBase, outcome: CheckOutcome, { fn }: Evidence): CheckReport {
  return {
    id: spec.id,
    kind: spec.kind,
    status: outcome.status,
    points: outcome.status === 'passed' ? spec.points : 0,
    maxPoints: spec.points,
    hidden: fn.hiddenCases.some((hidden) => hidden.id === spec.case),
    message: outcome.message,
    hint: spec.hint,
  };
}
