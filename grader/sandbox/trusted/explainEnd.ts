import { constants } from 'node:os';
import type { RunLimits, RunResult } from '../../domain';
import { describeEnd, type ChildEnd } from './startChild';

/** Why a program gave no answer. */
export type Failure =
  /** By its own doing. */
  | { readonly kind: 'failed'; readonly result: RunResult }
  /** The machine, or somebody on it, ended its child or kept it from running. */
  | { readonly kind: 'interrupted'; readonly reason: string };

/**
 * Signals that a process brings on itself: a fault in V8, an end at the heap limit. All others are sent by somebody,
 * which a program in the sandbox cannot do.
 */
const OWN_SIGNALS = ['SIGSEGV', 'SIGBUS', 'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGFPE', 'SIGSYS'];

/** Says of a child that ended before its answer whether its program brought that about. */
export function explainEnd(end: ChildEnd, { memoryMb }: RunLimits, insideBubblewrap: boolean): Failure {
  if (isOutOfMemory(end)) return { kind: 'failed', result: { kind: 'out-of-memory', memoryMb } };
  const signal = findSignal(end, insideBubblewrap);
  if (signal !== null && !OWN_SIGNALS.includes(signal))
    return { kind: 'interrupted', reason: `ended by ${signal}` };
  if (signal === null && end.code === null)
    return { kind: 'interrupted', reason: 'gone before its work began' };
  // Students read this, so without stderr, which may name folders of this machine.
  const detail = describeEnd({ code: end.code, signal, stderr: '' });
  return { kind: 'failed', result: { kind: 'crashed', detail } };
}

/** V8 prints one of these messages and aborts, at its heap limit or where the system refuses it memory. */
function isOutOfMemory({ stderr }: ChildEnd): boolean {
  return /out of memory|bad_alloc|Fatal JavaScript invalid size error|allocation failed/i.test(stderr);
}

/** Bubblewrap tells of the signal that ended what it ran as a shell does: by its exit code. */
function findSignal({ code, signal }: ChildEnd, insideBubblewrap: boolean): string | null {
  if (signal !== null || code === null || !insideBubblewrap) return signal;
  const [name] = Object.entries(constants.signals).find(([, number]) => number === code - 128) ?? [];
  return name ?? null;
}
