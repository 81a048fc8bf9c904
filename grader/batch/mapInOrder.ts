/** How far a fast item may run ahead of a slow one before it, for each item at work. */
const lookahead = 16;

/**
 * Runs `work` on each item, at most `limit` at a time, and yields the results in the items' order. What is finished
 * waits for what comes before it, but only so many, so that a large batch does not pile up.
 */
export async function* mapInOrder<Item, Result>(
  items: Iterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const enter = createGate(limit);
  const pending: Promise<Result>[] = [];
  for (const item of items) {
    const started = enter(() => work(item));
    // A failure is the reader's to handle when its turn comes, not an unhandled rejection before.
    started.catch(() => undefined);
    pending.push(started);
    if (pending.length >= limit * lookahead) yield await (pending.shift() as Promise<Result>);
  }
  while (pending.length > 0) yield await (pending.shift() as Promise<Result>);
}

/** Lets `limit` tasks run at once; the others wait their turn in order. */
function createGate(limit: number): <Result>(task: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
