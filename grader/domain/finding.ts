import type { Place } from './notebook';
import type { LeftOut, MissingReason } from './program';
import type { ThrownError } from './run';

/**
 * What there is to tell of a submission beyond its checks: why a function could not be judged, which mistake it is,
 * what to know beside it. Each fact stands in a field of its own.
 */
export interface Finding extends Place {
  readonly kind: FindingKind;
  readonly severity: 'error' | 'warning' | 'info';
  /** Name of the graded function that it is about; null where it is about the submission as a whole. */
  readonly function: string | null;
  readonly message: string;
  /** Teaches without giving the line away; null where there is nothing to add. */
  readonly hint: string | null;
  /** The text of the line, where the place names one. */
  readonly source?: string;
}

/** `untyped`: read from a report that was written before findings had kinds, and not to be told otherwise. */
export type FindingKind = FindingFacts['kind'] | 'untyped';

/** What a finding knows, by its kind, before it is put into words. */
export type FindingFacts =
  /** The file is no readable notebook. `reason` begins with a verb whose subject is the file. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** As it was released, or it gives nothing back. */
  | { readonly kind: 'not-implemented' }
  | { readonly kind: 'missing'; readonly reason: MissingReason }
  | { readonly kind: 'does-not-compile'; readonly reason: string }
  /** `reason`: what the code does, and what it may. */
  | { readonly kind: 'forbidden'; readonly reason: string }
  /** Several cells declare it; the last one, `counts`, is graded. */
  | { readonly kind: 'declared-again'; readonly earlierCells: readonly number[]; readonly counts: number }
  /** A statement does something to a name that the function uses, and yet could not be run with it. */
  | { readonly kind: 'left-out'; readonly why: LeftOut['kind']; readonly name: string }
  /** It reads a name that nothing in the notebook gives a value. */
  | { readonly kind: 'unset-name'; readonly name: string }
  /** It reads a name that a cell would give a value, but that cell is no TypeScript. */
  | { readonly kind: 'broken-cell'; readonly name: string; readonly reason: string }
  /** The kernel does not run a cell that its program comes from; `reason`: the compiler's words. */
  | { readonly kind: 'refused-cell'; readonly reason: string }
  /** A call gives something else once others have been made; `names`: declared outside, and changed by calls. */
  | { readonly kind: 'depends-on-earlier-calls'; readonly names: readonly string[] }
  /** A cell is marked for it and is no TypeScript, but another declares it. */
  | { readonly kind: 'leftover-cell'; readonly reason: string }
  /** It threw at a call, or its cell did before any call. */
  | { readonly kind: 'threw'; readonly when: 'called' | 'loaded'; readonly error: ThrownError }
  /** It uses what a kernel has beside JavaScript's own and graded code has not; `name` is the global. */
  | { readonly kind: 'absent-global'; readonly when: 'called' | 'loaded'; readonly name: string }
  /** It threw on a hidden case, of which nothing else may be told. */
  | { readonly kind: 'threw-on-hidden' }
  /** `description`: what stands there instead. */
  | { readonly kind: 'not-a-function'; readonly description: string }
  | { readonly kind: 'timed-out'; readonly milliseconds: number }
  | { readonly kind: 'out-of-memory'; readonly memoryMb: number }
  | { readonly kind: 'too-much-output'; readonly outputMb: number }
  | { readonly kind: 'crashed'; readonly detail: string }
  /** Its outputs are those of a named wrong answer. */
  | { readonly kind: 'misconception'; readonly mistake: string; readonly hint: string }
  /** A wrong answer without a name: what its numbers show beside the right ones. */
  | { readonly kind: 'explanation'; readonly explanation: string };
