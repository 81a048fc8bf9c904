import type { Exhibit } from './exhibit';
import type { Place } from './notebook';

/** What a page shows of a submission beside its report: the student's own code, and what it gave on public cases. */
export interface Work {
  /** In the order of the report's functions. */
  readonly functions: readonly FunctionWork[];
  /** Line of the file, from 1, where a place of the notebook stands; null where the place names no cell. */
  readonly locateLine: (place: Place) => number | null;
}

export interface FunctionWork {
  readonly name: string;
  /** The cell that declares the function, or should; null where there is none. */
  readonly cell: { readonly number: number; readonly source: string } | null;
  /** One for each public case that was run, in the order of the cases. */
  readonly exhibits: readonly Exhibit[];
}
