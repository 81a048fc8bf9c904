import { getHeapStatistics } from 'node:v8';
import type { ProgramCalls, TrustedHelper } from '../../domain';

/**
 * Words without which no program gets at a promise, by its name or through the global object. What a promise holds can
 * outlive its realm: Node keeps those that were rejected, and V8 what waits to be done when one is settled, and neither
 * ever comes up here, where the event loop does not turn.
 */
const PROMISING = /(?<![\w$])(?:async\w*|await|import|Promise|global\w*|self|window)(?![\w$])|\\u/i;

const MEGABYTE = 1024 * 1024;
/** A usual program takes a fourth of this at most, garbage included. */
const MOST_HEAP = 4 * MEGABYTE;
const MOST_OUTSIDE_HEAP = MEGABYTE / 2;
const MOST_RESIDENT_KB = 8 * 1024;

/** Taken before the global of this name is removed. */
const host = process;

/**
 * Looks at the child before a program runs.
 * @returns says, after it has run, whether it may have left something behind that the next program could notice
 */
export function watchTraces(helper: TrustedHelper, { code }: ProgramCalls): () => boolean {
  if (PROMISING.test(code) || PROMISING.test(helper.code)) return () => true;
  const before = measure();
  return () => {
    const after = measure();
    return (
      after.heap - before.heap > MOST_HEAP ||
      after.outsideHeap - before.outsideHeap > MOST_OUTSIDE_HEAP ||
      after.mostResidentKb - before.mostResidentKb > MOST_RESIDENT_KB
    );
  };
}

/** `heap` and `outsideHeap` (of arrays) in bytes, with what is garbage by now; resident memory at its highest ever. */
function measure() {
  const { used_heap_size: heap, external_memory: outsideHeap } = getHeapStatistics();
  return { heap, outsideHeap, mostResidentKb: host.resourceUsage().maxRSS };
}
