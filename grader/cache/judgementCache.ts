import type { Judgement, Verdict } from '../domain';
import type { Store } from './diskStore';

/** Equal programs are judged once: in the batch, and across runs where there is a store. */
export interface JudgementCache {
  /**
   * The judgements under these keys, in order; `judge` is asked for those that nobody has or is making. One that is not
   * steady is that of its own program alone: whoever has an equal one has it judged anew.
   */
  readonly findAll: (keys: readonly string[], judge: Judge) => Promise<readonly MadeJudgement[]>;
  /** The judgements under these keys, or null when one of them is not there; nothing is judged. */
  readonly peekAll: (keys: readonly string[]) => Promise<readonly Judgement[] | null>;
}

/** Judges the programs at these positions of the keys; one judgement each, in order. */
export type Judge = (positions: readonly number[]) => Promise<readonly MadeJudgement[]>;

export interface MadeJudgement {
  readonly judgement: Judgement;
  /** Whether every run of an equal program ends in this judgement: it then holds for all of them, and is kept. */
  readonly isSteady: boolean;
}

/** Of a row with such a verdict nobody knows whether it would come out the same next time. */
export const transientVerdicts: ReadonlySet<Verdict> = new Set(['timed-out', 'out-of-memory', 'crashed']);

/** Judgements kept in memory at most; a class has a few hundred that differ. */
const memoryLimit = 4096;

/**
 * @param store null keeps judgements in memory alone
 * @param warn told once, when the store cannot be written; grading goes on without it
 */
export function createCache(store: Store<Judgement> | null, warn: (message: string) => void): JudgementCache {
  const known: Known = new Map();
  let writable = store;

  const keep = (key: string, { judgement, isSteady }: MadeJudgement): void => {
    if (writable === null || !isSteady) return;
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
      const made = missing.length === 0 ? null : lookUp(store, keys, missing, judge, keep);
      for (const position of missing) remember(known, keys[position] as string, made?.(position));
      const found = await Promise.all(
        waiting.map(async (pending, position) =>
          pending === null ? ((await made?.(position)) ?? null) : asMade(await pending),
        ),
      );
      const own = [...found.keys()].filter((position) => found[position] === null);
      if (own.length === 0) return found as readonly MadeJudgement[];
      const judged = await judge(own);
      own.forEach((position, index) => keep(keys[position] as string, judged[index] as MadeJudgement));
      return found.map((item, position) => item ?? (judged[own.indexOf(position)] as MadeJudgement));
    },
    async peekAll(keys) {
      const found = await Promise.all(keys.map(async (key) => known.get(key) ?? store?.read(key) ?? null));
      if (found.some((judgement) => judgement === null)) return null;
      found.forEach((judgement, position) =>
        remember(known, keys[position] as string, Promise.resolve(asMade(judgement))),
      );
      return found as readonly Judgement[];
    },
  };
}

/** Judgements by key; null where one was made that holds for no other program. */
type Known = Map<string, Promise<Judgement | null>>;

function asMade(judgement: Judgement | null): MadeJudgement | null {
  return judgement === null ? null : { judgement, isSteady: true };
}

/** Reads what the store has and judges the rest together; gives the promise of each position. */
function lookUp(
  store: Store<Judgement> | null,
  keys: readonly string[],
  missing: readonly number[],
  judge: Judge,
  keep: (key: string, made: MadeJudgement) => void,
): (position: number) => Promise<MadeJudgement> {
  const all = (async () => {
    const stored = await Promise.all(
      missing.map(async (position) => asMade((await store?.read(keys[position] as string)) ?? null)),
    );
    const unknown = missing.filter((_, index) => stored[index] === null);
    const judged = unknown.length === 0 ? [] : await judge(unknown);
    unknown.forEach((position, index) => keep(keys[position] as string, judged[index] as MadeJudgement));
    return new Map(
      missing.map((position, index) => [position, stored[index] ?? judged[unknown.indexOf(position)]]),
    );
  })();
  // Each position's own promise tells the failure; this one is nobody's.
  all.catch(() => undefined);
  return async (position) => (await all).get(position) as MadeJudgement;
}

function remember(known: Known, key: string, made: Promise<MadeJudgement | null> | undefined): void {
  if (made === undefined) return;
  const shared = made.then((found) => (found?.isSteady === true ? found.judgement : null));
  known.set(key, shared);
  const forget = (): void => {
    if (known.get(key) === shared) known.delete(key);
  };
  shared.then((judgement) => (judgement === null ? forget() : undefined), forget);
  for (const oldest of known.keys()) {
    if (known.size <= memoryLimit) break;
    known.delete(oldest);
  }
}

function touch(known: Known, key: string, judgement: Promise<Judgement | null>): Promise<Judgement | null> {
  known.delete(key);
  known.set(key, judgement);
  return judgement;
}
