/** How much work one notebook may be to compile. All of it is counted, the same on every machine. */
export interface Bounds {
  /** Characters of all code cells that are read. */
  readonly characters: number;
  /** Single steps, for one function, in finding out which statements act on one another. */
  readonly steps: number;
  /**
   * So much of one function's program may need the compiler's own transform (enums, decorators, namespaces), which
   * takes milliseconds for each statement.
   */
  readonly emittedStatements: number;
  readonly emittedCharacters: number;
  /** Whether what is beyond them is merely put off, and not refused. */
  readonly isTrial: boolean;
}

/** Some tenths of a second; the notebook of a course takes some hundred steps, and hardly ever the transform. */
export const bounds: Bounds = {
  characters: 256_000,
  steps: 500_000,
  emittedStatements: 50,
  emittedCharacters: 40_000,
  isTrial: false,
};

/** Some tens of milliseconds at most, which nobody is kept waiting by. */
export const trialBounds: Bounds = {
  characters: 24_000,
  steps: 25_000,
  emittedStatements: 4,
  emittedCharacters: 2_000,
  isTrial: true,
};

/** A notebook whose statements act on each other in more ways than can be followed in good time. */
export class TooInvolved extends Error {
  constructor() {
    super('too many statements of the notebook act on one another');
  }
}

/** What is beyond the bounds of a trial; it says nothing of the notebook. */
export class BeyondTrial extends Error {}

/** Counts steps. The function it gives throws once there are more than the bounds allow. */
export function startBudget({ steps, isTrial }: Bounds): (steps: number) => void {
  let left = steps;
  return (taken) => {
    left -= taken;
    if (left < 0) throw isTrial ? new BeyondTrial() : new TooInvolved();
  };
}
