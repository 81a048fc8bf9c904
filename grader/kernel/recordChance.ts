import { rememberRandom } from '../lab/np';

export interface RecordedChance<Result> {
  readonly result: Result;
  /** Runs something with the random numbers that were drawn then. */
  readonly replay: <Again>(again: () => Again) => Again;
}

/** Runs something that may draw from `np.random` and `Math.random`, so that it can be run with the same numbers again. */
export function recordChance<Result>(run: () => Result): RecordedChance<Result> {
  const rewind = rememberRandom();
  const drawn: number[] = [];
  const draw = Math.random;
  const result = withRandom(() => {
    const value = draw();
    drawn.push(value);
    return value;
  }, run);
  return {
    result,
    replay: (again) => {
      rewind();
      let next = 0;
      return withRandom(() => drawn[next++] ?? draw(), again);
    },
  };
}

function withRandom<Result>(random: () => number, run: () => Result): Result {
  const before = Math.random;
  Math.random = random;
  try {
    return run();
  } finally {
    Math.random = before;
  }
}
