import { closeSync, lstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { UsageError } from '../utils/usageError';

/** What no report may take the place of. */
export interface Inputs {
  /** Files that were read: submissions and the archives they lie in. */
  readonly files: readonly string[];
  /** The course's folder; null where there is none. */
  readonly root: string | null;
}

export const noInputs: Inputs = { files: [], root: null };

/** Folders of a course whose files people wrote. */
const OF_COURSE = ['fixtures', 'solutions', 'notebooks'];

/**
 * Sees that a path may be written to: a report never takes the place of a submission, of anything of an assignment, of a
 * roster, or of a file that is no report at all.
 * @param begins how a report of this format begins, where that is always so: one of these
 * @throws UsageError that says what is there
 */
export function requireReplaceable(
  path: string,
  { files, root }: Inputs,
  begins: readonly string[] = [],
): void {
  const refuse = (what: string): never => {
    throw new UsageError(`${path} ${what}: a report does not take its place. Give another name.`);
  };
  if (/\.ipynb$/i.test(path)) refuse('is named like a notebook');
  const target = findTarget(path);
  if (files.some((file) => isSameFile(file, target) || target.startsWith(`${findTarget(file)}${sep}`)))
    refuse('is what is to be graded');
  const folder = root === null ? undefined : OF_COURSE.find((name) => isWithin(target, join(root, name)));
  if (folder !== undefined) refuse(`lies in ${folder}/, which holds the course's own files`);
  const head = readHead(target);
  if (head === '' || begins.some((text) => text !== '' && head.startsWith(text))) return;
  const found = KINDS.find(([, test]) => test(head));
  if (found !== undefined) refuse(found[0]);
}

const KINDS: readonly (readonly [what: string, test: (head: string) => boolean])[] = [
  ['is a notebook', (head) => /^\s*\{/.test(head) && /"(cells|nbformat)"\s*:/.test(head)],
  ['is a zip archive', (head) => ['PK\x03\x04', 'PK\x05\x06'].some((magic) => head.startsWith(magic))],
  ['is a roster', isRoster],
  ['is a program', (head) => /^(#!|import\s|export\s|\/\/|\/\*)/.test(head)],
];

/** A table of people that this grader did not write: its own have a column that tells of grading. */
function isRoster(head: string): boolean {
  const [first = ''] = head.replace(/^\ufeff/, '').split(/\r?\n/);
  const titles = first.split(/[,;\t]/).map((title) => title.replace(/^"|"$/g, '').trim().toLowerCase());
  if (titles.length < 2 || titles.some((title) => OF_REPORTS.has(title))) return false;
  return titles.some((title) => OF_PEOPLE.test(title));
}

const OF_REPORTS: ReadonlySet<string> = new Set(['max points', 'feedback comments', 'misconceptions']);
const OF_PEOPLE =
  /^(name|student|full name|first ?name|last ?name|surname|e-?mail( address)?|username|login|sid|sis (user|login) id|id number|identifier|github_username)$/;

/** The path that is written to in the end, which need not be there. */
function findTarget(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(resolve(path));
    return folder === resolve(path) ? folder : join(findTarget(folder), resolve(path).slice(folder.length));
  }
}

function isSameFile(file: string, target: string): boolean {
  try {
    const [a, b] = [lstatSync(file), lstatSync(target)];
    return a.ino === b.ino && a.dev === b.dev && a.isFile();
  } catch {
    return findTarget(file) === target;
  }
}

function isWithin(target: string, folder: string): boolean {
  return target.startsWith(`${findTarget(folder)}${sep}`);
}

/** The beginning of a plain file as text; empty where there is none. */
function readHead(path: string): string {
  try {
    if (!statSync(path).isFile()) return '';
    const head = Buffer.alloc(4096);
    const descriptor = openSync(path, 'r');
    try {
      return head.subarray(0, readSync(descriptor, head, 0, head.length, 0)).toString('utf8');
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}
