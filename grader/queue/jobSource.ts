/** Hands out items one by one and fetches the next few in the meantime. */
export interface Source<Item> {
  /** The next item; null when there are no more, or after `isStopped`. @throws what `take` threw */
  readonly next: () => Promise<Item | null>;
}

/**
 * @param take fetches the next few items; an empty list ends the source
 * @param low when fewer items than this are left, more are fetched
 * @param isStopped asked before each item: true ends the source
 */
export function createSource<Item>(
  take: () => Promise<readonly Item[]>,
  low: number,
  isStopped: () => boolean,
): Source<Item> {
  const atHand: Item[] = [];
  let taking: Promise<void> | null = null;
  let isExhausted = false;
  const failures: unknown[] = [];

  const fill = async (): Promise<void> => {
    try {
      const items = await take();
      if (items.length === 0) isExhausted = true;
      atHand.push(...items);
    } catch (error) {
      failures.push(error);
      isExhausted = true;
    } finally {
      taking = null;
    }
  };

  return {
    async next() {
      for (;;) {
        if (isStopped()) return null;
        const item = atHand.shift();
        if (atHand.length < low && !isExhausted && taking === null) taking = fill();
        if (item !== undefined) return item;
        if (failures.length > 0) throw failures[0];
        if (taking === null) return null;
        await taking;
      }
    },
  };
}
