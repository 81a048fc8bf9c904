import { compileFunction, createContext } from 'node:vm';
import type { Context, Script } from 'node:vm';
import type { ProgramCalls, TrustedHelper } from '../../domain';
import { PROGRAM_FILE, PROGRAM_PREFIX } from '../protocol';
import type { Classify, HelperModule, ProgramBody, RealmDoor } from '../protocol';
import { classify } from './classify';

/**
 * Opens a fresh, hardened vm context. `run` gives the encoded answer of one program as a primitive string and never
 * throws. Only strings and the function `classify` go into the context, and only strings come out of it.
 */
export function openContext(realm: Script): { run: (helper: TrustedHelper, asked: ProgramCalls) => string } {
  const context = createContext(Object.create(null) as object, {
    codeGeneration: { strings: false, wasm: false },
    // Microtasks of the context run only at the end of an evaluation of a script; none follows, so no promise settles.
    microtaskMode: 'afterEvaluate',
  });
  // There on some versions of Node only, and of no use where no promise is ever settled (see `traces.ts`).
  (compileIn(context, 'delete Array.fromAsync;', 'prepare.js', []) as () => void)();
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
    // A SyntaxError of V8's own, safe to read: no code of the program has run.
    const { name, message } = error as Error;
    return JSON.stringify(['threw', [name, message, '']]);
  }
  try {
    const answer: unknown = door.runProgram(asked.functionName, program, JSON.stringify(asked.calls));
    return typeof answer === 'string' ? answer : 'null';
  } catch {
    // The thrown value may be the program's, and reading it could run its code.
    return 'null';
  }
}

/** Compiles code as a function body: unlike with text put into a wrapper, `}` in it cannot end the function. */
function compileIn(context: Context, code: string, filename: string, params: string[]): unknown {
  return compileFunction(code, params, { parsingContext: context, filename });
}
