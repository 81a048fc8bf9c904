import { freeze } from '../intrinsics';

/** What `setTimeout` and its like give back: the timer of a callback that is never called. */
const timer = freeze({
  ref: () => timer,
  unref: () => timer,
  refresh: () => timer,
  hasRef: () => false,
  close: () => timer,
  [Symbol.toPrimitive]: () => 1,
}) as object;

/**
 * Functions that take a callback for later. A graded function has answered before anything later comes, so the callback
 * is dropped, as the kernel would call it too late for the answer.
 */
export const timers = {
  setTimeout: (callback: unknown): object => dropLater(callback),
  setInterval: (callback: unknown): object => dropLater(callback),
  setImmediate: (callback: unknown): object => dropLater(callback),
  queueMicrotask: (callback: unknown): void => void dropLater(callback),
  clearTimeout: (): void => undefined,
  clearInterval: (): void => undefined,
  clearImmediate: (): void => undefined,
} as const;

function dropLater(callback: unknown): object {
  if (typeof callback !== 'function')
    throw new TypeError(`The "callback" argument must be of type function. Received ${typeof callback}`);
  return timer;
}
