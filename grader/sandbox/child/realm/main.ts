import './fixChance';
import type { Classify, HelperModule, ProgramBody, RealmDoor, Require } from '../../protocol';
import { makeDeterministic } from './determinism';
import { encodeValue } from './encode';
import { freezeDeep, lockIntrinsics } from './harden';
import { apply, freeze, getOwnPropertyDescriptor, parseJson } from './intrinsics';
import { freezeLab, requireForHelper, requireForProgram } from './labRequire';
import { encodeThrown } from './thrown';

/** Stands for a second outcome whose text is the first's, so that it need not be sent and read again. */
const SAME = '["same"]';

type StudentFunction = (...args: unknown[]) => unknown;

/**
 * Readies this realm (evaluated in a fresh `vm` context, before any student code) and gives the child its two
 * functions. An answer is JSON: `["answered", [[first, second, argsAfter]…]]`, `["threw", error]` or
 * `["not-a-function", value]`; an outcome is `["returned", value]` or `["threw", error]`,
 * and the second may be `["same"]`.
 */
export function openRealm(classify: Classify): RealmDoor {
  makeDeterministic();
  lockIntrinsics();
  freezeLab();
  let requireHelper: Require = requireForHelper;
  return freeze({
    loadHelper(specifier: string, module: HelperModule): void {
      requireHelper = requireForProgram(specifier, loadModule(module));
    },
    runProgram(functionName: string, program: ProgramBody, callsJson: string): string {
      return runProgram(functionName, program, callsJson, requireHelper, classify);
    },
  });
}

/** The helper's exports as plain frozen values: TypeScript's re-exports are getters. */
function loadModule(module: HelperModule): object {
  const holder = { exports: {} as Record<string, unknown> };
  module(holder.exports, requireForHelper, holder);
  const exports: Record<string, unknown> = { __esModule: true };
  for (const key of Object.keys(holder.exports)) exports[key] = holder.exports[key];
  freezeDeep(exports);
  return exports;
}

function runProgram(
  name: string,
  program: ProgramBody,
  callsJson: string,
  require: Require,
  classify: Classify,
): string {
  const exports = {};
  try {
    program(exports, require);
  } catch (thrown) {
    return `["threw",${encodeThrown(thrown, classify)}]`;
  }
  const graded: unknown = getOwnPropertyDescriptor(exports, name)?.value;
  if (typeof graded !== 'function') return `["not-a-function",${encodeValue(graded, classify)}]`;
  const count = (parseJson(callsJson) as unknown[]).length;
  let calls = '';
  for (let i = 0; i < count; i++) {
    calls += (i === 0 ? '' : ',') + recordCall(graded as StudentFunction, callsJson, i, classify);
  }
  return `["answered",[${calls}]]`;
}

function recordCall(graded: StudentFunction, callsJson: string, index: number, classify: Classify): string {
  const firstArgs = decodeArgs(callsJson, index);
  const first = encodeOutcome(graded, firstArgs, classify);
  let argsAfter = '';
  for (let i = 0; i < firstArgs.length; i++)
    argsAfter += (i === 0 ? '' : ',') + encodeValue(firstArgs[i], classify);
  const second = encodeOutcome(graded, decodeArgs(callsJson, index), classify);
  return `[${first},${second === first ? SAME : second},[${argsAfter}]]`;
}

/** Fresh arguments, which nothing from an earlier call can hold. */
function decodeArgs(callsJson: string, index: number): unknown[] {
  return (parseJson(callsJson) as unknown[][])[index] ?? [];
}

function encodeOutcome(graded: StudentFunction, args: unknown[], classify: Classify): string {
  let value: unknown;
  try {
    value = apply(graded, undefined, args);
  } catch (thrown) {
    return `["threw",${encodeThrown(thrown, classify)}]`;
  }
  return `["returned",${encodeValue(value, classify)}]`;
}
