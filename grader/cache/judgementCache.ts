import type { Judgement, Verdict } from '../domain';
import type { Store } from './diskStore';

/** Equal programs are judged once: in the batch, and across runs where there is a store. */
export interface JudgementCache {
  /** The judgements under these keys, in order; `judge` is asked, once, for those that nobody has or is making. */
  readonly findAll: (keys: readonly string[], judge: Judge) => Promise<readonly Judgement[]>;
  /** The judgements under these keys, or null when one of them is not there; nothing is judged. */
  readonly peekAll: (keys: readonly string[]) => Promise<readonly Judgement[] | null>;
}

/** Judges the programs at these positions of the keys; one judgement each, in order. */
export type Judge = (positions: readonly number[]) => Promise<readonly Judgement[]>;

/** A machine that was busy or short of memory may do better next time: such a verdict is not kept beyond the run. */
export const transientVerdicts: ReadonlySet<Verdict> = new Set(['timed-out', 'out-of-memory', 'crashed']);

/** Judgements kept in memory at most; a class has a few hundred that differ. */
const memoryLimit = 4096;

/**
 * @param store null keeps judgements in memory alone
 * @param warn told once, when the store cannot be written; grading goes on without it
 */
export function createCache(store: Store<Judgement> | null, warn: (message: string) => void): JudgementCache {
  const known = new Map<string, Promise<Judgement>>();
  let writable = store;

  const keep = (key: string, judgement: Judgement): void => {
    if (writable === null || transientVerdicts.has(judgement.verdict)) return;
    writable.write(key, judgement).catch((error: unknown) => {
      if (writable === null) return;
      writable = null;
      warn(
        `The cache cannot be written (${(error as Error).message}): grading goes on, but will not be remembered.`,
      );
    });
  };

  return {
    async findAll(keys, judge) {
      const missing: number[] = [];
      const waiting = keys.map((key, position) => {
        const pending = known.get(key);
        if (pending !== undefined) return touch(known, key, pending);
        missing.push(position);
        return null;
      });
      if (missing.length === 0) return Promise.all(waiting as readonly Promise<Judgement>[]);
      const made = lookUp(store, keys, missing, judge, keep);
      const found = waiting.map((pending, position) => pending ?? made(position));
      missing.forEach((position) =>
        remember(known, keys[position] as string, found[position] as Promise<Judgement>),
      );
      return Promise.all(found);
    },
    async peekAll(keys) {
      const found = await Promise.all(keys.map(async (key) => known.get(key) ?? store?.read(key) ?? null));
      if (found.some((judgement) => judgement === null)) return null;
      keys.forEach((key, position) => remember(known, key, Promise.resolve(found[position] as Judgement)));
      return found as readonly Judgement[];
    },
  };
}

/** Reads what the store has and judges the rest together; gives the promise of each position. */
function lookUp(
  store: Store<Judgement> | null,
  keys: readonly string[],
  missing: readonly number[],
  judge: Judge,
  keep: (key: string, judgement: Judgement) => void,
): (position: number) => Promise<Judgement> {
  const all = (async () => {
    const stored = await Promise.all(
      missing.map(async (position) => store?.read(keys[position] as string) ?? null),
    );
    const unknown = missing.filter((_, index) => stored[index] === null);
    const judged = unknown.length === 0 ? [] : await judge(unknown);
    unknown.forEach((position, index) => keep(keys[position] as string, judged[index] as Judgement));
    return new Map(
      missing.map((position, index) => [position, stored[index] ?? judged[unknown.indexOf(position)]]),
    );
  })();
  // Each position's own promise tells the failure; this one is nobody's.
  all.catch(() => undefined);
  return async (position) => (await all).get(position) as Judgement;
}

function remember(known: Map<string, Promise<Judgement>>, key: string, judgement: Promise<Judgement>): void {
  known.set(key, judgement);
  judgement.catch(() => known.delete(key));
  for (const oldest of known.keys()) {
    if (known.size <= memoryLimit) break;
    known.delete(oldest);
  }
}

function touch(
  known: Map<string, Promise<Judgement>>,
  key: string,
  judgement: Promise<Judgement>,
): Promise<Judgement> {
  known.delete(key);
  known.set(key, judgement);
  return judgement;
}
