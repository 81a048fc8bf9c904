import type { ReportShard, SubmissionReport } from '../domain';

/** A report that was written before, read row by row. */
export interface ReportFile {
  /** As it was named. */
  readonly path: string;
  /** What a json report says of itself; null for jsonl, which is rows and nothing else. */
  readonly head: ReportHead | null;
  /** From the first row on, each time; in the order in which they stand. @throws UsageError with file and place */
  readonly rows: () => AsyncGenerator<PlacedRow>;
  readonly close: () => Promise<void>;
}

export interface ReportHead {
  /** Several where the rows say their own. */
  readonly assignments: readonly string[];
  /** Null for the report of a whole batch. */
  readonly shard: ReportShard | null;
}

export interface PlacedRow {
  readonly row: SubmissionReport;
  /** The file and where in it: `a.jsonl, line 12`; a row of a json report is counted. */
  readonly place: string;
}

/** Bytes of one row at most: a notebook has fewer, and what is said of it is clipped. */
export const LONGEST_ROW = 64 * 1024 * 1024;
