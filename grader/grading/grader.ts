import type { JudgementCache, Store } from '../cache';
import type { Finding, Notebook, Refusal, SubmissionReport } from '../domain';
import type { Sandbox } from '../sandbox';
import type { Explained, QuotedPlace } from '../verdicts';
import type { PreparedAssignment } from './prepareAssignment';

/** What grading takes, the same for every submission of a run. */
export interface Grader {
  readonly prepared: PreparedAssignment;
  readonly sandbox: Sandbox;
  readonly cache: JudgementCache;
  /** What is known of whole files; null where nothing is kept. */
  readonly files: Store<readonly RecalledPart[]> | null;
  /** Tells which of some cells of a notebook the kernel would refuse; absent where nobody asked: it takes seconds. */
  readonly findRefusals?: (notebook: Notebook, cells: readonly number[]) => Promise<readonly Refusal[]>;
  /** Whether some report shows the students' code and results: then every file is read. */
  readonly wantsWork: boolean;
  /** The row that an interrupted run made of the submission at hand, by its file's SHA-256; absent where none went on. */
  readonly kept?: (fileHash: string) => Promise<SubmissionReport | null>;
}

/**
 * One function of a file seen before: explained whole where it was not run, else under which key its judgement is kept
 * and where its note belongs. In the order of the assignment's functions.
 */
export type RecalledPart =
  | { readonly kind: 'explained'; readonly explained: Explained }
  | {
      readonly kind: 'judged';
      readonly key: string;
      readonly place: QuotedPlace;
      /** What there is to say beside the judgement. */
      readonly notes: readonly Finding[];
    };
