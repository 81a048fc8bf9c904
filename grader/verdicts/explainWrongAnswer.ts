import { explainRecords, recordCalls } from '../checks';
import type { CallRecord, Case, Judgement, Mistake } from '../domain';

/** A judgement of a wrong answer that has a name: what went wrong, and a hint, in the function's cell. */
export function nameJudgement(judgement: Judgement, { id, mistake, hint }: Mistake): Judgement {
  return {
    ...judgement,
    misconception: id,
    note: { facts: { kind: 'misconception', mistake, hint }, columns: [] },
  };
}

/** The same of one without a name: what its numbers show beside the right ones, as far as public cases tell. */
export function describeJudgement(
  judgement: Judgement,
  calls: readonly CallRecord[],
  cases: readonly Case[],
): Judgement {
  const explanation = explainRecords(cases, recordCalls(cases, calls));
  if (explanation === null) return judgement;
  return { ...judgement, note: { facts: { kind: 'explanation', explanation }, columns: [] } };
}
