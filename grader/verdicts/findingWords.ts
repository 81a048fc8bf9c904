import { describeThrown } from '../checks';
import { describeAbsence } from './absentGlobals';
import type {
  FindingFacts,
  FindingKind,
  Finding,
  GradedFunction,
  LeftOut,
  MissingReason,
  ThrownError,
} from '../domain';

/** The function that a finding is about, as far as its words need it. */
export type Subject = Pick<GradedFunction, 'name' | 'summary'>;

export type FindingWords = Pick<Finding, 'severity' | 'message' | 'hint'>;

type Facts<Kind extends FindingKind> = Extract<FindingFacts, { kind: Kind }>;

/** What is said of each kind of finding about a function: the one place for these words. */
const words: { readonly [Kind in FunctionKind]: (facts: Facts<Kind>, fn: Subject) => FindingWords } = {
  'not-implemented': (_, { name, summary }) => ({
    severity: 'info',
    message: `${name} is not written yet: fill in the lines between START CODE HERE and END CODE HERE (${summary}).`,
    hint: null,
  }),
  missing: ({ reason }, { name }) => error(describeMissing(reason, name)),
  'does-not-compile': ({ reason }, { name }) => error(`${name} does not compile: ${reason}`),
  forbidden: ({ reason }, { name }) => error(`${name} is not graded: ${reason}`),
  'declared-again': ({ earlierCells, counts }, { name }) => {
    const cells = `${earlierCells.slice(0, MOST_CELLS).join(', ')}${earlierCells.length > MOST_CELLS ? ', …' : ''} and ${counts}`;
    const message = `${name} is declared in cells ${cells}: the last one, cell ${counts}, is what the kernel keeps and what is graded.`;
    return warning(message);
  },
  'left-out': ({ why, name: changed }, { name }) => warning(describeLeftOut(why, changed, name)),
  'unset-name': ({ name: read }, { name }) =>
    warning(`${name} uses ${read}, and nothing in the notebook gives ${read} a value: is the name misspelt?`),
  'broken-cell': ({ name: read, reason }, { name }) =>
    warning(
      `${name} uses ${read}, which this cell declares, but the cell is no TypeScript (${reason}), and the kernel does not run it`,
    ),
  'refused-cell': ({ reason }, { name }) =>
    warning(
      `the kernel refuses to run this cell: ${reason}. ${name} is graded all the same, but in the notebook it is not there, or is as it was before`,
    ),
  'depends-on-earlier-calls': ({ names }, { name }) => error(describeUnsettled(names, name)),
  'leftover-cell': ({ reason }, { name }) =>
    warning(
      `this cell is marked for ${name} but is no TypeScript (${reason}); another cell declares ${name}, so this one is passed over`,
    ),
  threw: (facts, { name }) =>
    error(
      facts.when === 'called'
        ? `${name} threw ${describeError(facts.error)}`
        : `The cell of ${name} threw ${describeError(facts.error)} before the function was called`,
    ),
  'absent-global': ({ when, name: absent }, { name }) =>
    error(
      `${absent} is not there while ${when === 'called' ? name : `the cell of ${name}`} is graded: ${describeAbsence(absent)}`,
    ),
  'threw-on-hidden': (_, { name }) => error(`${name} throws an error on a hidden case`),
  'not-a-function': ({ description }, { name }) => error(`${name} is ${description}; expected a function`),
  'timed-out': ({ milliseconds }, { name }) =>
    error(`${name} did not finish within ${milliseconds / 1000} s: look for a loop that never ends`),
  'out-of-memory': ({ memoryMb }, { name }) =>
    error(
      `${name} used more than ${memoryMb} MB of memory: look for an array or string that grows without end`,
    ),
  'too-much-output': ({ outputMb }, { name }) =>
    error(`${name} gave back more than ${outputMb} MB: look for a result that is far larger than asked for`),
  crashed: ({ detail }, { name }) =>
    error(`${name} ended the process it ran in (${detail}): it could not be judged`),
  misconception: ({ mistake, hint }) => ({ severity: 'error', message: mistake, hint }),
  explanation: ({ explanation }, { name }) => error(`${name}: ${explanation}`),
};

/** Kinds that are about a function; a rejected file has none, and gives its reason in words of its own. */
type FunctionKind = Exclude<FindingFacts['kind'], 'rejected'>;

const MOST_CELLS = 8;
const MOST_NAMES = 3;

/** Every kind of finding that is about a function. */
export const functionKinds = Object.keys(words) as readonly FunctionKind[];

/** What a finding about a function knows. */
export type FunctionFacts = Facts<FunctionKind>;

/** The words of a finding about a function. */
export function describeFacts(facts: FunctionFacts, fn: Subject): FindingWords {
  const describe = words[facts.kind] as (facts: FunctionFacts, fn: Subject) => FindingWords;
  return describe(facts, fn);
}

function error(message: string): FindingWords {
  return { severity: 'error', message, hint: null };
}

/** As the student wrote the names: of a variable that is two in the kernel, the compiler calls one `gain$1`. */
function describeError(error: ThrownError): string {
  return describeThrown(error).replace(/(?<=\p{ID_Continue})\$+\d+(?!\p{ID_Continue})/gu, '');
}

function warning(message: string): FindingWords {
  return { severity: 'warning', message, hint: null };
}

function describeUnsettled(names: readonly string[], name: string): string {
  if (names.length === 0)
    return `a call of ${name} depends on what earlier calls left behind: make everything anew in each call, from the arguments alone`;
  const them = names.length === 1 ? 'it' : 'them';
  return `a call of ${name} depends on what earlier calls left in ${names.slice(0, MOST_NAMES).join(', ')} (declared outside the function): make ${them} anew in each call, inside ${name}`;
}

function describeLeftOut(why: LeftOut['kind'], changed: string, name: string): string {
  switch (why) {
    case 'awaits':
      return `${name} uses ${changed}, and this line gives ${changed} its value with an await, which a graded function cannot wait for: give ${changed} its value without one`;
    case 'later':
      return `${name} uses ${changed}, and this line changes ${changed} later, by a timer or a promise, which a graded function does not wait for: change ${changed} at once`;
    case 'refused':
      return `${name} uses ${changed}, and this line gives the constant ${changed} another value: TypeScript refuses that, and the kernel does not run the cell`;
  }
}

function describeMissing(reason: MissingReason, name: string): string {
  switch (reason.kind) {
    case 'in-a-text-cell':
      return `this cell is marked for ${name} but is a text cell: turn it into a code cell`;
    case 'renamed':
      return reason.declared.length === 0
        ? `this cell is marked for ${name} but declares no function: write function ${name}(…) there`
        : `this cell is marked for ${name} but declares ${reason.declared.slice(0, 3).join(', ')}: give the function its name back`;
    case 'misspelt':
      return `no cell declares ${name}, but this one declares ${reason.name}: is that the function, misspelt?`;
    case 'nowhere':
      return `no cell declares ${name}: write it in a cell that begins with // GRADED FUNCTION: ${name}`;
  }
}
