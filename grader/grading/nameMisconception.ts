import { callsAgree, findMistake, recordCalls } from '../checks';
import { compileFunctions } from '../compile';
import type {
  Assignment,
  CallRecord,
  Case,
  Cell,
  Misconception,
  Mistake,
  Notebook,
  RecordedMistake,
  TrustedHelper,
} from '../domain';
import { runPrograms } from './runPrograms';
import type { Sandbox } from '../sandbox';

/** The misconception whose outputs these are on every case, or null. */
export type NameMisconception = (
  functionName: string,
  calls: readonly CallRecord[],
) => Promise<Mistake | null>;

/** What the named wrong answers of a function give, to compare with. */
export interface Mistaken {
  readonly misconception: Misconception;
  readonly calls: readonly CallRecord[];
}

export interface MistakenTerms {
  readonly assignment: Assignment;
  readonly helper: TrustedHelper;
  readonly cases: ReadonlyMap<string, readonly Case[]>;
  readonly solution: Notebook;
  readonly misconceptions: readonly Misconception[];
}

/**
 * Recognises wrong answers by their outputs, never by their text. A function's misconceptions are run when its first
 * wrong answer turns up, and not before: a class that is right does not wait for them.
 */
export function createNamer(terms: MistakenTerms, sandbox: Sandbox): NameMisconception {
  const known = new Map<string, Promise<readonly Mistaken[]>>();
  return async (functionName, calls) => {
    const running = known.get(functionName) ?? runMisconceptions(functionName, terms, sandbox);
    known.set(functionName, running);
    const match = (await running).find((mistaken) => callsAgree(mistaken.calls, calls));
    return match?.misconception ?? null;
  };
}

/** The same on a student's own machine, where there is no code of misconceptions: by their recorded outputs. */
export function createRecordedNamer(
  mistakes: readonly RecordedMistake[],
  cases: ReadonlyMap<string, readonly Case[]>,
): NameMisconception {
  return (functionName, calls) => {
    const asked = cases.get(functionName) ?? [];
    const own = mistakes.filter((mistake) => mistake.functionName === functionName);
    return Promise.resolve(findMistake(own, asked, recordCalls(asked, calls)));
  };
}

/** Runs the misconceptions of one function on its cases; one that does not answer names nothing. */
export async function runMisconceptions(
  functionName: string,
  { assignment, helper, cases, solution, misconceptions }: MistakenTerms,
  sandbox: Sandbox,
): Promise<readonly Mistaken[]> {
  const programs = misconceptions
    .filter((misconception) => misconception.functionName === functionName)
    .flatMap((misconception) => {
      const notebook = replaceFunction(solution, misconception);
      const options = {
        functions: [functionName],
        helper: assignment.helper,
        stubs: new Map<string, string>(),
      };
      const [compiled] = compileFunctions(notebook, options);
      return compiled?.kind === 'compiled' ? [{ misconception, code: compiled.program.code }] : [];
    });
  const calls = (cases.get(functionName) ?? []).map((item) => item.args);
  const runs = programs.map(({ code }) => ({ functionName, code, calls }));
  const results = await runPrograms(runs, { assignment, helper }, sandbox);
  return programs.flatMap(({ misconception }, index) => {
    const result = results[index];
    return result?.kind === 'answered' ? [{ misconception, calls: result.calls }] : [];
  });
}

/** The solved notebook with one graded cell as a student with the misconception would have it. */
export function replaceFunction(solution: Notebook, { functionName, code }: Misconception): Notebook {
  const replace = (cell: Cell): Cell =>
    cell.gradedFunction === functionName ? { ...cell, source: code } : cell;
  return { ...solution, cells: solution.cells.map(replace) };
}
