import type { SubmissionReport } from '../domain';

/**
 * One format: text for the beginning, for each row as it comes, and for the end. Rows come in the order of their names.
 * A reporter keeps no more of a row than its format needs at the end, so that a large batch stays small.
 */
export interface Reporter {
  readonly start: () => string;
  readonly row: (row: SubmissionReport) => string;
  readonly end: () => string;
}

/** What a reporter may know of its reader. */
export interface RenderOptions {
  /** A terminal that shows colours. */
  readonly color: boolean;
}
