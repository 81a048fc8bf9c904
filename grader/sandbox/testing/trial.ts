import type { Json, ProgramCalls, RunLimits, RunRequest, RunResult, Value } from '../../domain';
import type { Sandbox } from '..';

/** What TypeScript makes of a helper module that re-exports the lab. */
const HELPER = `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Matrix = exports.plotCosts = exports.np = void 0;
const lab = require("notebook-grader/dist/lab");
Object.defineProperty(exports, "np", { enumerable: true, get: function () { return lab.np; } });
exports.plotCosts = lab.plotCosts;
exports.Matrix = require("ml-matrix").Matrix;`;

export const LIMITS: RunLimits = { milliseconds: 10_000, memoryMb: 256, outputMb: 4 };

/** A program whose function `f(a)` has this body, which may use `np` and `Matrix`. */
export function program(body: string, calls: readonly (readonly Json[])[] = [[1]]): ProgramCalls {
  return wholeProgram(
    `const { np, Matrix } = require("./initUtils"); function f(a) { ${body} } exports.f = f;`,
    calls,
  );
}

export function wholeProgram(code: string, calls: readonly (readonly Json[])[] = [[1]]): ProgramCalls {
  return { functionName: 'f', code, calls };
}

export function request(programs: readonly ProgramCalls[], limits: Partial<RunLimits> = {}): RunRequest {
  return { helper: { specifier: './initUtils', code: HELPER }, limits: { ...LIMITS, ...limits }, programs };
}

/** What `f` returned at its first call, or how it failed, in a form that is easy to compare. */
export function outcome(result: RunResult | undefined): unknown {
  if (result === undefined) return undefined;
  if (result.kind === 'threw') return `threw ${result.error.name}: ${result.error.message}`;
  if (result.kind !== 'answered') return result.kind;
  const first = result.calls[0]?.first;
  if (first?.kind === 'threw') return `threw ${first.error.name}: ${first.error.message}`;
  return first === undefined ? undefined : plain(first.value);
}

/** Runs several bodies in one child, one after another, each in a context of its own. */
export async function outcomes(
  sandbox: Sandbox,
  bodies: readonly string[],
  limits: Partial<RunLimits> = {},
): Promise<unknown[]> {
  const results = await sandbox.run(
    request(
      bodies.map((body) => program(body)),
      limits,
    ),
  );
  return results.map(outcome);
}

/** A value as JavaScript data; what cannot be compared reads as its description in angle brackets. */
export function plain(value: Value): unknown {
  switch (value.kind) {
    case 'matrix':
      return { rows: value.rows, columns: value.columns, data: value.data };
    case 'record':
      return Object.fromEntries(Array.from(value.entries, ([key, entry]) => [key, plain(entry)]));
    case 'list':
      return value.items.map(plain);
    case 'nothing':
      return value.value === 'null' ? null : undefined;
    case 'other':
      return `<${value.description}>`;
    case 'number':
    case 'boolean':
    case 'text':
      return value.value;
  }
}
