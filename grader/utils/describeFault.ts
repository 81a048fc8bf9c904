import { escapeControls } from './escapeControls';
import { explainSystemFault } from './systemFault';
import { UserFault } from './userFault';

/**
 * What the command line says of whatever ended it, in the one place where that is decided: a sentence for what whoever
 * runs the grader can mend, the whole stack for a bug. A fault that nobody thought of where it arose, of a disk or a
 * right, is no bug either.
 */
export function describeFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof UserFault) return onOneLine(error.message);
  const reason = explainSystemFault(error);
  return reason === null
    ? `a fault of the grader itself: ${error.stack ?? error.message}`
    : onOneLine(describeSystemFault(error, reason));
}

const VERBS: Readonly<Record<string, string>> = {
  scandir: 'read',
  mkdir: 'make',
  rmdir: 'remove',
  unlink: 'remove',
};

function describeSystemFault({ syscall = 'work', path }: NodeJS.ErrnoException, reason: string): string {
  const what = `${VERBS[syscall] ?? syscall}${path === undefined ? '' : ` ${path}`}`;
  return `The system did not let the grader ${what}: ${reason}.`;
}

/** Of a name that is longer than a screen its two ends tell enough. */
const LONGEST_WORD = 300;
const END = 100;

function onOneLine(message: string): string {
  return escapeControls(message).replace(/\S+/g, (word) =>
    word.length > LONGEST_WORD ? `${word.slice(0, END)}…${word.slice(-END)}` : word,
  );
}
