import './fixChance';
import type { Classify, HelperModule, ProgramBody, RealmDoor, Require } from '../../protocol';
import { makeDeterministic } from './determinism';
import { encodeValue } from './encode';
import { addGlobals } from './globals';
import { freezeDeep, lockIntrinsics } from './harden';
import { freeze, getOwnPropertyDescriptor } from './intrinsics';
import { freezeLab, requireForHelper, requireForProgram } from './labRequire';
import { prepareCalls, type StudentFunction } from './recordCalls';
import { encodeThrown } from './thrown';

/**
 * Hardens this realm and gives the child its two functions. Called once, in a fresh vm context, before any student
 * code. An answer is JSON: `["answered", [[first, second, argsAfter]…]]`, where a call may have a fourth part `rewound`,
 * `["threw", error]` or `["not-a-function", value]`; an outcome is `["returned", value]` or `["threw", error]`, and
 * after the first it may be `["same"]`.
 */
export function openRealm(classify: Classify): RealmDoor {
  makeDeterministic();
  addGlobals(classify);
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
  const makeCalls = prepareCalls(callsJson, classify);
  try {
    program(exports, require);
  } catch (thrown) {
    return `["threw",${encodeThrown(thrown, classify)}]`;
  }
  const graded: unknown = getOwnPropertyDescriptor(exports, name)?.value;
  if (typeof graded !== 'function') return `["not-a-function",${encodeValue(graded, classify)}]`;
  return `["answered",[${makeCalls(graded as StudentFunction)}]]`;
}
