import { compileFunction, createContext } from 'node:vm';
import type { Context, Script } from 'node:vm';
import type { ProgramCalls, TrustedHelper } from '../../domain';
import { PROGRAM_FILE, PROGRAM_PREFIX } from '../protocol';
import type { Classify, HelperModule, ProgramBody, RealmDoor } from '../protocol';
import { classify } from './classify';

/**
 * A fresh realm, hardened and waiting. `run` gives the encoded answer of one program, a primitive string; it never
 * throws. Only strings and this one `classify` go in; nothing of a program's comes out but the string.
 */
export function openContext(realm: Script): { run: (helper: TrustedHelper, asked: ProgramCalls) => string } {
  const context = createContext(Object.create(null) as object, {
    codeGeneration: { strings: false, wasm: false },
    // The realm's own microtask queue is drained only by an evaluation that never comes: no promise ever settles.
    microtaskMode: 'afterEvaluate',
  });
  const door = (realm.runInContext(context) as { openRealm: (classify: Classify) => RealmDoor }).openRealm(
    classify,
  );
  return {
    run(helper, asked) {
      door.loadHelper(
        helper.specifier,
        compileIn(context, helper.code, 'helper.js', ['exports', 'require', 'module']) as HelperModule,
      );
      return runCalls(door, context, asked);
    },
  };
}

function runCalls(door: RealmDoor, context: Context, asked: ProgramCalls): string {
  let program: ProgramBody;
  try {
    program = compileIn(context, PROGRAM_PREFIX + asked.code, PROGRAM_FILE, [
      'exports',
      'require',
    ]) as ProgramBody;
  } catch (error) {
    // V8's own SyntaxError: no code of the program has run.
    const { name, message } = error as Error;
    return JSON.stringify(['threw', [name, message, '']]);
  }
  try {
    const answer: unknown = door.runProgram(asked.functionName, program, JSON.stringify(asked.calls));
    return typeof answer === 'string' ? answer : 'null';
  } catch {
    // What was thrown may be the program's: it is not looked at.
    return 'null';
  }
}

/** A function body cannot close the function it is parsed as, so no code gets out of its wrapper. */
function compileIn(context: Context, code: string, filename: string, params: string[]): unknown {
  return compileFunction(code, params, { parsingContext: context, filename });
}
