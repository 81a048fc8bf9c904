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
  readonly checks: readonly CheckSpec[];
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

interface CheckBase {
  readonly id: string;
  readonly points: number;
  /** Shown when the check fails; teaches without giving the line away. */
  readonly hint: string;
}

export type CheckSpec =
  /** `notes` explain a wrong shape by the first letters of the key: `{"W": "rows are the layer's own size, …"}`. */
  | (CheckBase & { readonly kind: 'shapes'; readonly notes: Readonly<Record<string, string>> })
  | (CheckBase & {
      readonly kind: 'values';
      readonly case: string;
      readonly rtol: number;
      readonly atol: number;
    })
  | (CheckBase & { readonly kind: 'determinism' })
  | (CheckBase & { readonly kind: 'purity' })
  | (CheckBase & { readonly kind: 'behaviour'; readonly case: string; readonly behaviour: Behaviour });

export type CheckKind = CheckSpec['kind'];

/** What a behaviour looks at in the parameters that came back for its case. */
export type Behaviour =
  /** Trained for `iterations`, every hidden unit of a layer stays equal to its neighbours, cost and accuracy stay put. */
  | ({
      readonly kind: 'symmetry';
      readonly cost: number;
      readonly accuracy: number;
      readonly tolerance: number;
    } & TrainingPlan)
  /** The first cost is infinite or at least `atLeast`. */
  | { readonly kind: 'first-cost'; readonly atLeast: number }
  /** The variance of each weight matrix is `gain / fan-in`, within `rtol`. */
  | {
      readonly kind: 'weight-variance';
      readonly gain: number;
      readonly rtol: number;
      readonly minimumEntries: number;
    }
  /** Trained for `iterations`, the cost falls to `costAtMost` and training accuracy reaches `accuracyAtLeast`. */
  | ({
      readonly kind: 'training';
      readonly costAtMost: number;
      readonly accuracyAtLeast: number;
    } & TrainingPlan);

export interface TrainingPlan {
  readonly learningRate: number;
  readonly iterations: number;
}
