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

/** A statement that does something to a name of a slice, and yet is not part of it. */
export interface LeftOut {
  /**
   * It has an `await` outside a function; it does it later, by a timer or a promise; it gives a constant, a function or
   * a class another value, and TypeScript refuses that.
   */
  readonly kind: 'awaits' | 'later' | 'refused';
  readonly name: string;
  readonly cell: number;
  readonly line: number;
}

/** A name that a slice reads at that place, and that no statement of the notebook gives a value. */
export interface Unset {
  readonly name: string;
  readonly cell: number;
  readonly line: number;
  /** The cell that would give it one, but is no TypeScript; absent where there is none. */
  readonly broken?: BrokenCell;
}

/** A name outside the function in which a call can leave something for the next, and where it is declared. */
export interface KeptName {
  readonly name: string;
  readonly cell: number;
  readonly line: number;
}

/** A cell that is no TypeScript, and where that shows. */
export interface BrokenCell {
  readonly cell: number;
  readonly line: number;
  readonly message: string;
}

/** A cell that the kernel does not run, and the compiler's words on why; `line` is absent where the cell has none for it. */
export interface Refusal {
  readonly cell: number;
  readonly line?: number;
  readonly message: string;
}

/** Why no declaration of a graded function was found. */
export type MissingReason =
  /** The cell that is marked for it is a text cell. */
  | { readonly kind: 'in-a-text-cell' }
  /** The cell that is marked for it declares other names, or none. */
  | { readonly kind: 'renamed'; readonly declared: readonly string[] }
  /** A cell declares a function of almost that name. */
  | { readonly kind: 'misspelt'; readonly name: string }
  | { readonly kind: 'nowhere' };

/** What became of one graded function on its way to a program. Success and failure share the cell they speak of. */
export type CompiledFunction = (
  | {
      readonly kind: 'compiled';
      readonly program: Program;
      /** Numbers of the cells that some of the program comes from, in order. */
      readonly cells: readonly number[];
      readonly leftOut: readonly LeftOut[];
      readonly unset: readonly Unset[];
      /** Absent where there is none. */
      readonly kept?: readonly KeptName[];
    }
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
  /** Cells that are marked for a function declared elsewhere: the rest of a cell split in two. Absent where there is none. */
  readonly leftovers?: readonly BrokenCell[];
};
