/** A notebook whose statements act on each other in more ways than can be followed in good time. */
export class TooInvolved extends Error {
  constructor() {
    super('too many statements of the notebook act on one another');
  }
}

/** So many single steps, some tenths of a second; the notebook of a course takes a few hundred. */
const MOST_STEPS = 500_000;

/** Counts steps, the same on every machine. */
export function startBudget(): (steps: number) => void {
  let left = MOST_STEPS;
  return (steps) => {
    left -= steps;
    if (left < 0) throw new TooInvolved();
  };
}
