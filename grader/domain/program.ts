import type { MissingReason } from './finding';
import type { Place } from './notebook';

/** A graded function ready to run: one JavaScript program, canonical, so that equal programs are equal strings. */
export interface Program {
  readonly functionName: string;
  readonly cell: number;
  /** Body of `function (exports, require)`; leaves the function in `exports[functionName]`. One line. */
  readonly code: string;
  /** Where a column (from 1) of `code` came from; null for what the compiler added. */
  readonly locate: (column: number) => Place | null;
}

/** What became of one graded function on its way to a program. Success and failure share the cell they speak of. */
export type CompiledFunction = (
  | { readonly kind: 'compiled'; readonly program: Program }
  | { readonly kind: 'not-implemented'; readonly functionName: string; readonly place: Place }
  | {
      readonly kind: 'missing';
      readonly functionName: string;
      readonly place: Place | null;
      readonly reason: MissingReason;
    }
  | {
      readonly kind: 'does-not-compile';
      readonly functionName: string;
      readonly place: Place;
      readonly message: string;
    }
  | {
      readonly kind: 'forbidden';
      readonly functionName: string;
      readonly place: Place;
      readonly message: string;
    }
) & {
  /** Numbers of the cells that declare the function too, before the one that counts; absent where there is none. */
  readonly earlierCells?: readonly number[];
};
