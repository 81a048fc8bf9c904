import type { Key } from './watchKeys';

export type WatchRequest = 'save' | Key;

/** What is wanted next: many saves are one, and quitting comes before all. */
export interface WatchRequests {
  readonly make: (wish: WatchRequest) => void;
  /** The wish that was made since the last was taken, or the next to come. */
  readonly next: () => Promise<WatchRequest>;
  readonly isPending: () => boolean;
  /** Settles when somebody wants to quit, whatever else is under way. */
  readonly quit: Promise<'quit'>;
}

const rank: Readonly<Record<WatchRequest, number>> = { save: 0, again: 1, quit: 2 };

export function createWatchRequests(): WatchRequests {
  let pending: WatchRequest | null = null;
  let wake = (): void => undefined;
  let quitNow: (wish: 'quit') => void = () => undefined;
  const quit = new Promise<'quit'>((resolve) => (quitNow = resolve));
  return {
    make(wish) {
      if (pending === null || rank[wish] > rank[pending]) pending = wish;
      if (wish === 'quit') quitNow('quit');
      wake();
    },
    async next() {
      if (pending === null) await new Promise<void>((resolve) => (wake = resolve));
      const wish = pending ?? 'save';
      pending = null;
      return wish;
    },
    isPending: () => pending !== null,
    quit,
  };
}
