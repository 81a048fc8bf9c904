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
