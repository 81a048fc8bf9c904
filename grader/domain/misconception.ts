/** A named wrong answer: code that students write, what went wrong in it, and what to tell them. */
export interface Misconception {
  readonly id: string;
  readonly functionName: string;
  /** What the student did and why it is not this function. */
  readonly mistake: string;
  /** Teaches without giving the line away. */
  readonly hint: string;
  /** The function's declaration, as it would stand in the graded cell. */
  readonly code: string;
}
