/** For each item that may run at once: how many finished results may wait for a slow one before them. */
const lookahead = 16;

/**
 * Runs `work` on each item, at most `limit` at a time, and yields the results in the items' order. Only a limited
 * number of finished results waits for a slow one before them, so that memory does not grow with the batch.
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
    // The consumer gets a failure when its turn comes; until then it must not count as an unhandled rejection.
    started.catch(() => undefined);
    pending.push(started);
    if (pending.length >= limit * lookahead) yield await (pending.shift() as Promise<Result>);
  }
  while (pending.length > 0) yield await (pending.shift() as Promise<Result>);
}

/** Runs at most `limit` tasks at once, and starts the others in their order. */
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
