import type { Json, Value } from './value';

/** Programs of one submission, to run side by side, each in a realm of its own. */
export interface RunRequest {
  readonly helper: TrustedHelper;
  readonly limits: RunLimits;
  readonly programs: readonly ProgramCalls[];
}

/** The assignment's own helper module, compiled to CommonJS; it runs first, and is frozen. */
export interface TrustedHelper {
  /** As a notebook imports it: `./initUtils`. */
  readonly specifier: string;
  readonly code: string;
}

export interface RunLimits {
  /** For each program. */
  readonly milliseconds: number;
  readonly memoryMb: number;
  readonly outputMb: number;
}

export interface ProgramCalls {
  readonly functionName: string;
  /** `Program.code`. */
  readonly code: string;
  /** Arguments of each call. Nothing else of a case may enter the sandbox. */
  readonly calls: readonly (readonly Json[])[];
}

/** What the sandbox hands back for one program: values, never verdicts. */
export type RunResult =
  | {
      readonly kind: 'answered';
      readonly calls: readonly CallRecord[];
      /**
       * Positions of the calls that gave something else once others had been made. Then `calls` holds what each gives
       * when none was made before it. Absent where there is none; the sandbox itself leaves it out.
       */
      readonly unsettled?: readonly number[];
    }
  /** The program threw while it was loaded, before any call. */
  | { readonly kind: 'threw'; readonly error: ThrownError }
  /** `exports[functionName]` is not a function. */
  | { readonly kind: 'not-a-function'; readonly description: string }
  | { readonly kind: 'timed-out'; readonly milliseconds: number }
  | { readonly kind: 'out-of-memory'; readonly memoryMb: number }
  | { readonly kind: 'too-much-output'; readonly outputMb: number }
  | { readonly kind: 'crashed'; readonly detail: string };

/** One call, made again with fresh arguments when all others had been made: the last call first, the first one last. */
export interface CallRecord {
  readonly first: CallOutcome;
  readonly second: CallOutcome;
  /**
   * The same call once more, with the streams of random numbers as they were before the first. Made where any call of
   * the function gave something else the second time; else absent.
   */
  readonly rewound?: CallOutcome;
  /** The arguments of the first call as they were after it. */
  readonly argsAfter: readonly Value[];
}

export type CallOutcome =
  | { readonly kind: 'returned'; readonly value: Value }
  | { readonly kind: 'threw'; readonly error: ThrownError };

export interface ThrownError {
  /** `TypeError`; empty when what was thrown has no name. */
  readonly name: string;
  readonly message: string;
  /** Columns of `Program.code`, innermost first. */
  readonly columns: readonly number[];
}
