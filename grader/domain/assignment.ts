import type { Deadline } from './deadline';
import type { Json, Value } from './value';

/** An assignment as loaded: `fixtures/<name>/assignment.json`, its expected outputs and its trusted helper module. */
export interface Assignment {
  readonly name: string;
  readonly title: string;
  /** File name of the notebook, the same under `notebooks/<name>/` and `solutions/<name>/`. */
  readonly notebook: string;
  /** What a notebook imports, without extension: `initUtils` for `./initUtils`. */
  readonly helper: string;
  readonly functions: readonly GradedFunction[];
  readonly limits: Limits;
  /** Null where there is none: whatever comes is on time. No part of how a submission is judged. */
  readonly deadline: Deadline | null;
  readonly directories: AssignmentDirectories;
}

export interface AssignmentDirectories {
  readonly notebooks: string;
  readonly solutions: string;
  readonly fixtures: string;
}

export interface Limits {
  /** Wall time for one function, all its cases. */
  readonly seconds: number;
  readonly memoryMb: number;
  /** The answer's size. */
  readonly outputMb: number;
}

export interface GradedFunction {
  readonly name: string;
  readonly points: number;
  /** What the function is for, in a few words; shown when it is missing. */
  readonly summary: string;
  readonly cases: readonly Case[];
  readonly hiddenCases: readonly HiddenCase[];
  readonly checks: readonly CheckBase[];
}

/** One call of the function, with the output that is right (absent until the fixtures are made). */
export interface Case {
  readonly id: string;
  readonly args: readonly Json[];
  readonly hidden: boolean;
  readonly expected: Value | null;
}

/** How to draw the arguments of a hidden case: one entry for each argument. */
export interface HiddenCase {
  readonly id: string;
  readonly draw: readonly Draw[];
}

/** Inclusive ranges. */
export type Draw =
  | { readonly kind: 'layers'; readonly count: Range; readonly size: Range }
  | { readonly kind: 'integer'; readonly range: Range };

export type Range = readonly [low: number, high: number];

/** What every check says, whatever its kind. The kinds, and what else a check of each says, stand in `checks/kinds/`. */
export interface CheckBase {
  readonly id: string;
  readonly kind: string;
  readonly points: number;
  /** Shown when the check fails; teaches without giving the line away. */
  readonly hint: string;
  /** The case that it looks at; absent where it looks at all of them. */
  readonly case?: string;
}
