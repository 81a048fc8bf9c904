import { createContext, runInContext } from 'node:vm';
import type { CallOutcome, CallRecord, ProgramCalls, RunResult } from '../domain';
import { encodeResult } from '../kernel/encodeResult';
import * as lab from '../lab/pure';
import type { Sandbox } from '../sandbox';

type BareProgram = (exports: Record<string, unknown>, require: () => unknown) => void;
type GradedCall = (...args: unknown[]) => unknown;

/** The floor: the same programs in one V8 realm of this very process, with no isolation, no limit and no child. */
export function createBareSandbox(): Sandbox {
  const context = createContext({ Math });
  return {
    isolation: 'process',
    run: ({ programs }) => Promise.resolve(programs.map((asked) => runBare(asked, context))),
    close: () => Promise.resolve(),
  };
}

function runBare({ code, functionName, calls }: ProgramCalls, context: object): RunResult {
  const exports: Record<string, unknown> = {};
  const program = runInContext(
    `(function (exports, require) { "use strict"; ${code} })`,
    context,
  ) as BareProgram;
  program(exports, () => lab);
  const graded = exports[functionName] as GradedCall;
  return { kind: 'answered', calls: calls.map((args) => recordCall(graded, args)) };
}

function recordCall(graded: GradedCall, args: readonly unknown[]): CallRecord {
  const own = structuredClone(args);
  const first = call(graded, own);
  return {
    first,
    second: call(graded, structuredClone(args)),
    argsAfter: own.map((arg) => encodeResult(arg)),
  };
}

function call(graded: GradedCall, args: readonly unknown[]): CallOutcome {
  try {
    return { kind: 'returned', value: encodeResult(graded(...args)) };
  } catch (error) {
    return { kind: 'threw', error: { name: 'Error', message: String(error), columns: [] } };
  }
}
