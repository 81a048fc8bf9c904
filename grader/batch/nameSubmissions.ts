import { createHash } from 'node:crypto';
import type { Submission } from '../domain';
import { clipText } from '../utils/cleanText';
import { compareText } from '../utils/compareText';
import type { Found, Label } from './found';

/**
 * Names each notebook: its file's name without `.ipynb`, with as much of its folder in front as makes it unique in the
 * batch. One with a label is called after its owner; several of one owner have their paths behind that. Of a
 * name that is longer than any it is the beginning, and what tells it from others.
 * @param found each `file` once
 * @returns in the order of the names, whatever the order of the files
 */
export function nameSubmissions(found: readonly Found[]): readonly Submission[] {
  const labels = nameOwners(found.flatMap(({ label }) => (label === undefined ? [] : [label])));
  const described = found.map(({ label, ...shown }): Described => {
    if (label === undefined) return { shown, owner: null, path: splitPath(shown.file) };
    return { shown, owner: labels.get(keyLabel(label)) as string, path: splitPath(label.path) };
  });
  const names = chooseUnique(described, nameAt, ({ shown }) => shown.file);
  return described
    .map(({ shown }, index) => ({ name: shorten(names[index] as string), ...shown }))
    .sort((a, b) => compareText(a.name, b.name));
}

interface Described {
  readonly shown: Omit<Submission, 'name'>;
  /** What the owner is called in this batch; null where the row is called after its file. */
  readonly owner: string | null;
  /** Folders and name, without the ending. */
  readonly path: readonly string[];
}

/** Of more than this a name is no shorter than the whole path; a hostile one has thousands. */
const MAX_DEPTH = 30;

/** The names a submission may have, from short to long. */
function nameAt({ owner, path }: Described, level: number): string | null {
  const depth = owner === null ? level + 1 : level;
  if (owner !== null && depth === 0) return owner;
  if (depth > Math.min(path.length, MAX_DEPTH)) return null;
  return [...(owner === null ? [] : [owner]), ...path.slice(-depth)].join('/');
}

/** By label: the name alone, with the number behind it where it is somebody else's name as well. */
function nameOwners(labels: readonly Label[]): ReadonlyMap<string, string> {
  const distinct = [...new Map(labels.map((label) => [keyLabel(label), label])).entries()];
  const names = chooseUnique(distinct, ([, { name, id }], level) => [name, `${name}_${id}`][level] ?? null);
  return new Map(distinct.map(([key], index) => [key, names[index] as string]));
}

function keyLabel({ name, id }: Label): string {
  return JSON.stringify([name, id]);
}

/**
 * Every name that another one shares takes the next of its kind, until none is shared. Where all who share one have come
 * to their last, they take what is theirs alone.
 */
function chooseUnique<Item>(
  items: readonly Item[],
  nameAt: (item: Item, level: number) => string | null,
  lastResort: (item: Item) => string | null = () => null,
): readonly string[] {
  const levels = items.map(() => 0);
  const names = items.map((item) => nameAt(item, 0) ?? '');
  for (;;) {
    const sharing = new Map<string, number[]>();
    for (const [index, name] of names.entries()) {
      const group = sharing.get(name);
      if (group === undefined) sharing.set(name, [index]);
      else group.push(index);
    }
    let changed = false;
    for (const group of sharing.values()) {
      if (group.length < 2) continue;
      const nexts = group.map((index) => nameAt(items[index] as Item, (levels[index] as number) + 1));
      const isLast = nexts.every((next) => next === null);
      for (const [at, index] of group.entries()) {
        const next = nexts[at] ?? (isLast ? lastResort(items[index] as Item) : null);
        if (next === null || next === names[index]) continue;
        levels[index] = (levels[index] as number) + 1;
        names[index] = next;
        changed = true;
      }
    }
    if (!changed) return names;
  }
}

/** No table has room for more, and no gradebook takes it: the row of one would cost everybody theirs. */
const LONGEST = 300;

function shorten(name: string): string {
  if (name.length <= LONGEST) return name;
  return clipText(name, LONGEST - 12) + createHash('sha256').update(name).digest('hex').slice(0, 12);
}

function splitPath(file: string): readonly string[] {
  const parts = file.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  const last = parts.pop() ?? file;
  return [...parts, last.replace(/\.ipynb$/i, '')];
}
