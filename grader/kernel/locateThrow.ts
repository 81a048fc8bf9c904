import { hideKernelNames } from './hideKernelNames';

export type Caught<Value> =
  | { readonly kind: 'returned'; readonly value: Value }
  | { readonly kind: 'threw'; readonly error: unknown; readonly line: string | null };

/**
 * Runs something that calls `fn`, and where it throws tells the text of the line of `fn` that was being run. A cell's
 * own lines are lost in the kernel, but the engine knows where in the compiled cell a function starts and where in it
 * the error came from, and the function's text gives the line. Null where that does not hold together.
 */
export function catchWithLine<Value>(fn: { readonly name: string }, run: () => Value): Caught<Value> {
  const errors = Error as { prepareStackTrace?: unknown };
  const before = errors.prepareStackTrace;
  let sites: readonly KernelCallSite[] = [];
  // The stack is formatted when it is first looked at, which may be as late as below.
  errors.prepareStackTrace = (error: unknown, given: readonly KernelCallSite[]): string => {
    sites = given;
    return String(error);
  };
  try {
    return { kind: 'returned', value: run() };
  } catch (error) {
    return { kind: 'threw', error, line: findLine(fn, error, () => sites) };
  } finally {
    errors.prepareStackTrace = before;
  }
}

/** What the engine tells of a frame; not every version has all of it. */
interface KernelCallSite {
  getFunctionName?: () => string | null;
  getLineNumber?: () => number | null;
  getEnclosingLineNumber?: () => number | null;
}

function findLine(
  fn: { readonly name: string },
  error: unknown,
  readSites: () => readonly KernelCallSite[],
): string | null {
  try {
    if (!(error instanceof Error) || typeof error.stack !== 'string') return null;
    const site = readSites().find((item) => item.getFunctionName?.() === fn.name);
    const line = site?.getLineNumber?.();
    const start = site?.getEnclosingLineNumber?.();
    if (typeof line !== 'number' || typeof start !== 'number') return null;
    const text = Function.prototype.toString.call(fn).split('\n')[line - start]?.trim();
    return text === undefined || text === '' ? null : hideKernelNames(text);
  } catch {
    return null;
  }
}
