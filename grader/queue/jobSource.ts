/** Hands out items one by one while the next few are being fetched. */
export interface Source<Item> {
  /** The next item; null when there are no more, or no more should begin. @throws what taking threw */
  readonly next: () => Promise<Item | null>;
}

/**
 * @param take the next few items; none when there are none
 * @param low as soon as fewer than so many are at hand, more are taken
 * @param isHeld asked before each item and each taking: true ends it
 */
export function createSource<Item>(
  take: () => Promise<readonly Item[]>,
  low: number,
  isHeld: () => boolean,
): Source<Item> {
  const atHand: Item[] = [];
  let taking: Promise<void> | null = null;
  let isDry = false;
  const failures: unknown[] = [];

  const fill = async (): Promise<void> => {
    try {
      const items = await take();
      if (items.length === 0) isDry = true;
      atHand.push(...items);
    } catch (error) {
      failures.push(error);
      isDry = true;
    } finally {
      taking = null;
    }
  };

  return {
    async next() {
      for (;;) {
        if (isHeld()) return null;
        const item = atHand.shift();
        if (atHand.length < low && !isDry && taking === null) taking = fill();
        if (item !== undefined) return item;
        if (failures.length > 0) throw failures[0];
        if (taking === null) return null;
        await taking;
      }
    },
  };
}
