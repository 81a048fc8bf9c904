import type { Exhibit } from './exhibit';
import type { FindingFacts } from './finding';
import type { CheckReport, Verdict } from './report';

/**
 * What the checks made of one program's run, whoever wrote it: equal programs have equal judgements, so this is what
 * is kept and reused. Where something happened is said in columns of the program, since each student has a place of
 * their own for it.
 */
export interface Judgement {
  readonly verdict: Verdict;
  readonly checks: readonly CheckReport[];
  readonly note: JudgementNote | null;
  /** Identifier of the named wrong answer whose outputs these are. */
  readonly misconception: string | null;
  /** Of the public cases; empty where nothing came back. */
  readonly exhibits: readonly Exhibit[];
  /** Calls of it depend on what earlier calls left behind. Absent where they do not. */
  readonly isUnsettled?: boolean;
}

export interface JudgementNote {
  readonly facts: Exclude<FindingFacts, { kind: 'rejected' }>;
  /** Columns of `Program.code`, innermost first; none where the whole function is meant. */
  readonly columns: readonly number[];
}
