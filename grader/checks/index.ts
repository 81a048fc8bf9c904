import type { CheckKind, CheckReport, CheckSpec } from '../domain';
import { checkBehaviour } from './checkBehaviour';
import { checkDeterminism } from './checkDeterminism';
import { checkPurity } from './checkPurity';
import { checkShapes } from './checkShapes';
import { checkValues } from './checkValues';
import { skip, type Evidence, type CheckOutcome } from './evidence';

export { callsAgree } from './compareCalls';
export type { Evidence } from './evidence';
export { describeCall, describeThrown } from './describe';
export { exhibitCall, exhibitCalls } from './exhibitCalls';
export { explainRecords } from './explain';
export { recordCalls } from './recordCalls';
export { findMistake } from './findMistake';
export { isNothing } from './isNothing';

type Check<Kind extends CheckKind> = (
  spec: Extract<CheckSpec, { kind: Kind }>,
  evidence: Evidence,
) => CheckOutcome;

const checkers = {
  shapes: checkShapes,
  values: checkValues,
  determinism: checkDeterminism,
  purity: checkPurity,
  behaviour: checkBehaviour,
} satisfies { readonly [Kind in CheckKind]: Check<Kind> };

/** Runs every check of a function on what came back; pure, and in the order of `assignment.json`. */
export function judgeFunction(evidence: Evidence): readonly CheckReport[] {
  const shapesHold = evidence.fn.checks
    .filter((spec) => spec.kind === 'shapes')
    .every((spec) => runCheck(spec, evidence).status === 'passed');
  return evidence.fn.checks.map((spec) => {
    // An empty object is deterministic and harms no argument: such virtues count once there is a result to speak of.
    const builds = spec.kind === 'determinism' || spec.kind === 'purity' || spec.kind === 'behaviour';
    const finding =
      builds && !shapesHold
        ? skip('Not judged until the keys and shapes are right.')
        : runCheck(spec, evidence);
    return reportCheck(spec, finding, evidence);
  });
}

/** Every check of a function, skipped for one reason; no points. */
export function skipChecks(fn: Evidence['fn'], message: string): readonly CheckReport[] {
  return fn.checks.map((spec) => reportCheck(spec, skip(message), { fn, cases: [], records: new Map() }));
}

function runCheck(spec: CheckSpec, evidence: Evidence): CheckOutcome {
  return (checkers[spec.kind] as Check<CheckKind>)(spec, evidence);
}

function reportCheck(spec: CheckSpec, finding: CheckOutcome, { fn }: Evidence): CheckReport {
  return {
    id: spec.id,
    kind: spec.kind,
    status: finding.status,
    points: finding.status === 'passed' ? spec.points : 0,
    maxPoints: spec.points,
    hidden: 'case' in spec && fn.hiddenCases.some((hidden) => hidden.id === spec.case),
    message: finding.message,
    hint: spec.hint,
  };
}
