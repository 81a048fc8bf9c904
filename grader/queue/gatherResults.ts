/** Collects results for a short time and commits them together. */
export interface Gatherer<Result> {
  /** Adds a result; waits for the commit only when `most` are collected. @throws what committing threw */
  readonly add: (result: Result) => Promise<void>;
  /** Settles when all that was added is committed. @throws what committing threw */
  readonly flush: () => Promise<void>;
}

export interface GathererOptions {
  /** The longest that a result waits for others. */
  readonly milliseconds: number;
  /** At this number they are committed at once. */
  readonly most: number;
}

export function createGatherer<Result>(
  commit: (results: readonly Result[]) => Promise<void>,
  { milliseconds, most }: GathererOptions,
): Gatherer<Result> {
  let gathered: Result[] = [];
  let timer: NodeJS.Timeout | null = null;
  let committing: Promise<void> = Promise.resolve();

  const start = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    // Commits run one after another; once one has failed, all later ones fail with its error.
    committing = committing.then(async () => {
      const results = gathered;
      gathered = [];
      if (results.length > 0) await commit(results);
    });
    committing.catch(() => undefined);
    return committing;
  };

  return {
    async add(result) {
      gathered.push(result);
      if (gathered.length >= most) await start();
      else timer ??= setTimeout(() => void start(), milliseconds);
    },
    flush: () => start(),
  };
}
