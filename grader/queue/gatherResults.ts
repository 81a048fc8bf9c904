/** Gathers results for a moment, so that one transaction serves several. */
export interface Gatherer<Result> {
  /** Takes a result; waits only while too many are under way. @throws what committing threw */
  readonly add: (result: Result) => Promise<void>;
  /** All that was added is committed. @throws what committing threw */
  readonly flush: () => Promise<void>;
}

export interface GathererOptions {
  /** So long a result waits for company. */
  readonly milliseconds: number;
  /** So many are enough. */
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
    // One after the other: what fails once fails all that comes after.
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
