import { closeSync, openSync, readSync, realpathSync, statSync, type Stats } from 'node:fs';
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
  if (isOneOf(files, target)) refuse('is what is to be graded');
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

/**
 * A table of people that this grader did not write. Its own have a column that tells of grading, or, as files for an
 * import, a score in every row.
 */
function isRoster(head: string): boolean {
  const [first = '', ...lines] = head.replace(/^\ufeff/, '').split(/\r?\n/);
  const titles = splitLine(first).map((title) => title.toLowerCase());
  if (titles.length < 2 || titles.some((title) => OF_REPORTS.has(title))) return false;
  if (!titles.some((title) => OF_PEOPLE.test(title))) return false;
  if (titles.some((title) => OF_ROSTERS.has(title))) return true;
  const scores = titles.flatMap((title, at) => (OF_PEOPLE.test(title) || OF_GROUPS.test(title) ? [] : [at]));
  // The last line may be cut off.
  const rows = lines
    .slice(0, -1)
    .map(splitLine)
    .filter((cells) => cells.length === titles.length);
  return rows.length === 0 || !rows.every((cells) => scores.some((at) => NUMBER.test(cells[at] ?? '')));
}

function splitLine(line: string): readonly string[] {
  const cells: string[] = [''];
  let isQuoted = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && /[,;\t]/.test(sign)) cells.push('');
    else cells.push((cells.pop() ?? '') + sign);
  }
  return cells.map((cell) => cell.trim());
}

const NUMBER = /^-?\d+([.,]\d+)?$/;
const OF_REPORTS: ReadonlySet<string> = new Set(['max points', 'feedback comments', 'misconceptions']);
/** Columns of Moodle's own worksheet, which is for the teacher to fill in. */
const OF_ROSTERS: ReadonlySet<string> = new Set(['status', 'last modified (submission)', 'roster']);
const OF_PEOPLE =
  /^(name|student|id|full name|first ?name|last ?name|surname|e-?mail( address)?|username|login|sid|sis (user|login) id|id number|identifier|github_username)$/;
const OF_GROUPS = /^(sections?|groups?|role|maximum grade|integration id|root account)$/;

/** The path that is written to in the end, which need not be there. */
function findTarget(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(resolve(path));
    return folder === resolve(path) ? folder : join(findTarget(folder), resolve(path).slice(folder.length));
  }
}

/** Whether a file that is there is one of these, under whatever name. There may be a million: a new file is none. */
function isOneOf(files: readonly string[], target: string): boolean {
  const stands = lookAt(target);
  if (stands?.isFile() !== true) return false;
  return files.some((file) => {
    const other = lookAt(file);
    return other?.ino === stands.ino && other.dev === stands.dev;
  });
}

/** Null where nothing is. */
function lookAt(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

function isWithin(target: string, folder: string): boolean {
  return target.startsWith(`${findTarget(folder)}${sep}`);
}

/** The beginning of a plain file as text; empty where there is none. */
function readHead(path: string): string {
  if (lookAt(path)?.isFile() !== true) return '';
  try {
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
