/** What a function gave on one public case, compact and plain: kept with its judgement, to be shown to its author. */
export interface Exhibit {
  /** `Case.id`; arguments and expected output stand in the assignment. */
  readonly caseId: string;
  readonly outcome: ExhibitOutcome;
}

export type ExhibitOutcome =
  | { readonly kind: 'returned'; readonly entries: readonly ExhibitEntry[] }
  | { readonly kind: 'threw'; readonly message: string };

/** One entry of the record that came back; under the key `the result` where it was none. */
export type ExhibitEntry =
  | {
      readonly kind: 'matrix';
      readonly key: string;
      readonly rows: number;
      readonly columns: number;
      /** Row by row; where the matrix is large, entries from all over it. */
      readonly numbers: readonly PlainNumber[];
      readonly isWhole: boolean;
    }
  /** In words: `a string`, `an array of 3`. */
  | { readonly kind: 'other'; readonly key: string; readonly description: string };

/** A number as JSON can hold it; `Number(…)` leads back. */
export type PlainNumber = number | 'NaN' | 'Infinity' | '-Infinity';
