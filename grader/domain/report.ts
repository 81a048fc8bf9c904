import type { Finding } from './finding';
import type { Identity } from './identity';

/** What `--format json` prints; its schema is `report/report.schema.json`. */
export interface Report {
  readonly schemaVersion: 1;
  /** Absent where the rows are of several. */
  readonly assignment?: string;
  /** All that were graded in one run, where these are several: each row says its own. */
  readonly assignments?: readonly string[];
  /** Where only a part of a batch was graded: which one. */
  readonly shard?: ReportShard;
  readonly submissions: readonly SubmissionReport[];
}

/** Part `number` (from 1) of `of`, and the batch that it was cut from. */
export interface ReportShard {
  readonly number: number;
  readonly of: number;
  readonly batch: {
    /** How many, in all shards. */
    readonly submissions: number;
    /** SHA-256 of their names. */
    readonly digest: string;
  };
}

export interface SubmissionReport {
  readonly submission: string;
  readonly file: string;
  /** In a report of several assignments: its own. Absent there where nothing tells which it is. */
  readonly assignment?: string;
  /** `rejected`: not a readable notebook; the diagnostics say why. */
  readonly status: 'graded' | 'rejected';
  readonly score: number;
  readonly maxScore: number;
  readonly functions: readonly FunctionReport[];
  readonly diagnostics: readonly Finding[];
  /**
   * Whose it is, as its source says: one, or all of a group; none where nothing says it. Absent in a student's own check,
   * and in reports written before owners were known.
   */
  readonly owners?: readonly Identity[];
}

export type Verdict =
  | 'passed'
  | 'failed'
  | 'not-implemented'
  | 'missing'
  | 'does-not-compile'
  | 'forbidden'
  | 'threw'
  | 'timed-out'
  | 'out-of-memory'
  | 'crashed';

export interface FunctionReport {
  readonly name: string;
  readonly verdict: Verdict;
  readonly score: number;
  readonly maxScore: number;
  /** Identifier of the named wrong answer whose outputs these are. */
  readonly misconception: string | null;
  readonly checks: readonly CheckReport[];
}

export interface CheckReport {
  readonly id: string;
  /** One of those that `checks/kinds` lists. */
  readonly kind: string;
  /** `skipped`: not judged, because what it builds on failed; earns nothing. */
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly points: number;
  readonly maxPoints: number;
  readonly hidden: boolean;
  readonly message: string;
  readonly hint: string;
}
