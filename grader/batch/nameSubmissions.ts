import { compareText } from '../utils/compareText';
import type { Submission } from '../domain';
import type { Found, SubmissionOwner } from './found';

/**
 * Names each notebook: its file's name without `.ipynb`, with as much of its folders in front as makes it unique in the
 * batch. Where the owner is known, the owner's name, followed by the path where one owner has several.
 * @param found notebooks with different `file`s
 * @returns in the order of the names
 */
export function nameSubmissions(found: readonly Found[]): readonly Submission[] {
  const students = nameOwners(found.flatMap(({ owner }) => (owner === undefined ? [] : [owner])));
  const described = found.map(({ owner, ...rest }): Described => {
    if (owner === undefined) return { shown: rest, path: splitPath(rest.file) };
    const student = students.get(keyOwner(owner)) as string;
    return { shown: { ...rest, student }, path: splitPath(owner.path) };
  });
  const names = chooseUnique(described, nameAt);
  return described
    .map(({ shown }, index) => ({ name: names[index] as string, ...shown }))
    .sort((a, b) => compareText(a.name, b.name));
}

interface Described {
  readonly shown: Omit<Submission, 'name'>;
  /** Folders and file name, without `.ipynb`. */
  readonly path: readonly string[];
}

/** A name takes at most so many parts of the path, then the whole path: a hostile path may have thousands. */
const MAX_DEPTH = 30;

/**
 * The name of a submission at this level, from short to long; the last is its `file`, which is unique. Null after that.
 */
function nameAt({ shown: { student, file }, path }: Described, level: number): string | null {
  const depth = student === undefined ? level + 1 : level;
  if (student !== undefined && depth === 0) return student;
  const most = Math.min(path.length, MAX_DEPTH);
  if (depth > most) return depth === most + 1 ? file : null;
  return [...(student === undefined ? [] : [student]), ...path.slice(-depth)].join('/');
}

/** The name of each owner, by `keyOwner`; followed by the id where another owner has the same name. */
function nameOwners(owners: readonly SubmissionOwner[]): ReadonlyMap<string, string> {
  const distinct = [...new Map(owners.map((owner) => [keyOwner(owner), owner])).entries()];
  const names = chooseUnique(distinct, ([, { name, id }], level) => [name, `${name}_${id}`][level] ?? null);
  return new Map(distinct.map(([key], index) => [key, names[index] as string]));
}

function keyOwner({ name, id }: SubmissionOwner): string {
  return JSON.stringify([name, id]);
}

/** Moves every name that is not unique to its next level, until all are unique or there are no more levels. */
function chooseUnique<Item>(
  items: readonly Item[],
  nameAt: (item: Item, level: number) => string | null,
): readonly string[] {
  const levels = items.map(() => 0);
  const names = items.map((item) => nameAt(item, 0) ?? '');
  for (;;) {
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    let changed = false;
    for (const [index, item] of items.entries()) {
      if ((counts.get(names[index] as string) as number) < 2) continue;
      const level = (levels[index] as number) + 1;
      const next = nameAt(item, level);
      if (next === null) continue;
      levels[index] = level;
      names[index] = next;
      changed = true;
    }
    if (!changed) return names;
  }
}

function splitPath(file: string): readonly string[] {
  const parts = file.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  const last = parts.pop() ?? file;
  return [...parts, last.replace(/\.ipynb$/i, '')];
}
