import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { list, type ReadEntry } from 'tar';
import { loadAssignment, loadMisconceptions } from '../assignment';
import { readSolution } from './answers';
import { repository } from './runCli';

/** Where the notebook lies in a student's folder. */
export const NOTEBOOK = 'notebooks/initialization/Initialization.ipynb';

const START = /START CODE HERE/;
const END = /END CODE HERE/;

/** Paths of a folder's files, sorted, with `/`. */
export function listFiles(root: string): readonly string[] {
  const files = (readdirSync(root, { recursive: true }) as string[]).filter((path) =>
    statSync(join(root, path)).isFile(),
  );
  return files.map((path) => path.replaceAll(sep, '/')).sort();
}

/** A digest of each file, by path. */
export function digestAll(root: string): ReadonlyMap<string, string> {
  return new Map(listFiles(root).map((path) => [path, digestBytes(readFileSync(join(root, path)))]));
}

export function digestBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Every file as text, those in the tarball too. */
export async function unpackAll(root: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const path of listFiles(root)) {
    if (!path.endsWith('.tgz')) files.set(path, readFileSync(join(root, path), 'utf8'));
    else {
      const waits: Promise<unknown>[] = [];
      const onReadEntry = (entry: ReadEntry) =>
        void waits.push(entry.concat().then((bytes) => files.set(entry.path, Buffer.from(bytes).toString())));
      await list({ file: join(root, path), onReadEntry });
      await Promise.all(waits);
    }
  }
  return files;
}

/** What stands between START and END CODE HERE in the solved notebook, line by line. */
export function listSolutionLines(): readonly string[] {
  return listSources(readSolution(), 'code').flatMap((source) => {
    let isInside = false;
    return source.split('\n').filter((line) => {
      isInside = START.test(line) || (isInside && !END.test(line));
      return isInside && !START.test(line);
    });
  });
}

/** Each misconception's code, whole and line by line. */
export function listMisconceptionLines(): readonly string[] {
  const misconceptions = loadMisconceptions(loadAssignment(repository, 'initialization'));
  return misconceptions.flatMap(({ code }) => [code, ...code.split('\n')]);
}

/** Without spacing, so that another layout does not hide a line. */
export function squeeze(text: string): string {
  return text.replace(/\s+|\\n/g, '');
}

interface NotebookFile {
  readonly cells: readonly {
    readonly cell_type: string;
    readonly metadata: { readonly grader?: { readonly function: string } };
    source: string | readonly string[];
  }[];
}

/** Sources of a notebook's cells, of all or of one kind. */
export function listSources(text: string, kind?: string): readonly string[] {
  const { cells } = JSON.parse(text) as NotebookFile;
  return cells
    .filter((cell) => kind === undefined || cell.cell_type === kind)
    .map(({ source }) => (typeof source === 'string' ? source : source.join('')));
}

/** As a student would: writes graded cells and saves. */
export function answerCells(root: string, answers: Readonly<Record<string, string>>): void {
  const notebook = JSON.parse(readFileSync(join(root, NOTEBOOK), 'utf8')) as NotebookFile;
  for (const cell of notebook.cells) {
    const text = answers[cell.metadata.grader?.function ?? ''];
    if (text !== undefined) cell.source = text;
  }
  writeFileSync(join(root, NOTEBOOK), JSON.stringify(notebook, null, 1));
}
