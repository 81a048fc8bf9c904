import type { Child } from './startChild';

/** Booted children kept ready, all with the same memory limit. */
export interface Spares {
  /** Gives a booted child for one request. Rejects with a SandboxError when none can be booted. */
  readonly take: (memoryMb: number) => Promise<Child>;
  /** Kills all children, also those taken; settles when none is left. */
  readonly close: () => Promise<void>;
  /** Kills all children without waiting. */
  readonly kill: () => void;
}

/** Starts `count` children, and another one each time one is taken. */
export function keepSpares(count: number, memoryMb: number, start: (memoryMb: number) => Child): Spares {
  const living = new Set<Child>();
  let spares: Child[] = [];
  let bootedFor = memoryMb;
  let closed = false;

  const boot = (): Child => {
    const child = start(bootedFor);
    living.add(child);
    void child.gone.then(() => living.delete(child));
    return child;
  };
  const refill = (): void => {
    while (!closed && spares.length < count) spares.push(boot());
  };
  const stopAll = async (children: Iterable<Child>): Promise<void> => {
    await Promise.all(Array.from(children, (child) => child.stop()));
  };

  const takeOne = async (): Promise<Child> => {
    spares = spares.filter((spare) => !spare.isGone());
    const child = spares.shift() ?? boot();
    refill();
    await child.claim();
    return child;
  };

  refill();
  return {
    async take(wanted) {
      if (wanted !== bootedFor) {
        void stopAll(spares);
        spares = [];
        bootedFor = wanted;
      }
      try {
        return await takeOne();
      } catch (error) {
        // Somebody may have ended it while it booted, or given it no time: the next one may have better luck.
        if (closed) throw error;
        return takeOne();
      }
    },
    async close() {
      closed = true;
      await stopAll(living);
    },
    kill() {
      closed = true;
      void stopAll(living);
    },
  };
}
