import './fixChance';
import type { Classify, HelperModule, ProgramBody, RealmDoor, Require } from '../../protocol';
import { makeDeterministic } from './determinism';
import { encodeValue } from './encode';
import { freezeDeep, lockIntrinsics } from './harden';
import { apply, freeze, getOwnPropertyDescriptor, parseJson } from './intrinsics';
import { freezeLab, requireForHelper, requireForProgram } from './labRequire';
import { encodeThrown } from './thrown';

/** Sent in place of the second outcome where its text equals that of the first. */
const SAME = '["same"]';

type StudentFunction = (...args: unknown[]) => unknown;

/**
 * Hardens this realm and gives the child its two functions. Called once, in a fresh vm context, before any student
 * code. An answer is JSON: `["answered", [[first, second, argsAfter]…]]`, `["threw", error]` or `["not-a-function",
 * value]`; an outcome is `["returned", value]` or `["threw", error]`, and the second may be `["same"]`.
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

/** The helper's exports as frozen data properties; TypeScript compiles re-exports to getters. */
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

/** Decodes the arguments anew, so that a program cannot have kept a reference to them from an earlier call. */
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
