import { dirname, posix } from 'node:path';
import type { FoundHandIn, Identity } from '../../domain';
import { isLeftover, isNotebookName } from '../searchFolder';
import { UsageError } from '../../utils/usageError';
import { numberRepeated, type Found, type Label } from '../found';
import { findFolderOwners } from '../owners/folderOwners';
import type { IsGeneric } from '../owners/genericNames';
import { describeLabel } from '../owners/platform';
import { findRoot, recogniseDownload } from '../owners/recogniseDownload';
import { explainPath, ZIP_LINK } from './explainEntry';
import { expandNested, type Outer } from './expandNested';
import { listZip, type ZipEntry } from './listZip';
import type { ZipPlace } from './openZip';
import { readEntry } from './readEntry';
import { readPeople, type Submitter } from './readPeople';
import { ZipFault, zipLimits } from './zipFault';

/** An entry with its owners, where they are known. */
interface OwnedEntry extends ZipEntry {
  readonly owners: readonly Identity[];
  /** Null where the row is called after the file. */
  readonly label: Label | null;
  readonly handIn: FoundHandIn;
  /** Written by the platform, and nothing to grade. */
  readonly isNote: boolean;
}

/**
 * The notebooks in a zip: every `.ipynb`, also in zips within it (one level), and hostile entries, which are rejected
 * with a reason when they are read. From the export of a learning platform, where every file has an owner, also one
 * file of each student who handed in no notebook. Notebooks are unpacked when they are read, and only into memory.
 * @param within the folder below which nothing may be a link; the zip's own folder unless given
 * @throws ZipFault when it is no zip, or damaged; UsageError when it cannot be read
 */
export async function expandZip(
  path: string,
  isGeneric: IsGeneric,
  within = dirname(path),
): Promise<readonly Found[]> {
  const { entries, stamp } = await listZip({ kind: 'file', path, within });
  const place: ZipPlace = { kind: 'file', path, within, stamp };
  const files = entries.filter((entry) => !isLeftover(entry.path));
  const owned = await findOwners(place, files, isGeneric);
  const chosen = chooseEntries(owned);
  const total = chosen.reduce(
    (sum, { fault, data }) => sum + (fault === null ? data.uncompressedSize : 0),
    0,
  );
  if (total > zipLimits.totalBytes)
    throw new ZipFault(
      `unpacks to ${Math.ceil(total / 1e9)} GB: split it into zips of ${zipLimits.totalBytes / 1e9} GB`,
    );
  const found: Found[] = [];
  const used = new Set<string>();
  for (const entry of chosen) {
    const outer = describeEntry(place, entry, numberRepeated(`${path}/${entry.path}`, used));
    found.push(...(entry.fault === null && isZipName(entry.path) ? await expandNested(outer) : [outer]));
  }
  return found;
}

/**
 * Finds the owners: in the metadata of a Gradescope export, else by the names that the other platforms give, else by the
 * folders.
 */
async function findOwners(
  place: ZipPlace,
  files: readonly ZipEntry[],
  isGeneric: IsGeneric,
): Promise<readonly OwnedEntry[]> {
  const safe = files.filter(({ path }) => explainPath(path) === null);
  const root = findRoot(safe.map(({ path }) => path));
  const metadata = safe.find(({ path }) => path === `${root}${METADATA}`);
  const unsafe = files.filter(({ path }) => explainPath(path) !== null).map(describeUnowned);
  if (metadata !== undefined) {
    const people = await readMetadata(place, metadata);
    const rest = safe.filter((entry) => entry !== metadata);
    return [...rest.map((entry) => describeExported(entry, people, root)), ...unsafe];
  }
  const paths = safe.map(({ path }) => path);
  const names = recogniseDownload(paths);
  const folders =
    names === null
      ? findFolderOwners(
          paths.map((path) => path.slice(root.length)),
          root.slice(0, -1),
          isGeneric,
        )
      : null;
  return [
    ...safe.map((entry, index): OwnedEntry => {
      const name = names?.[index];
      if (name !== undefined) {
        const { identity, handIn, isNote } = name;
        return { ...entry, owners: [identity], label: describeLabel(name), handIn, isNote };
      }
      const { owners = [], label = null } = folders?.[index] ?? {};
      return { ...describeUnowned(entry), owners, label };
    }),
    ...unsafe,
  ];
}

function describeExported(entry: ZipEntry, people: ReadonlyMap<string, Submitter>, root: string): OwnedEntry {
  const [folder = '', ...rest] = entry.path.slice(root.length).split('/');
  const submitter = people.get(folder);
  // For a submission that the metadata leave out, the folder's name is all that is known, and it is nobody's.
  if (submitter === undefined && !/^submission_\d+$/.test(folder)) return describeUnowned(entry);
  const { owners, handIn }: Submitter = submitter ?? { owners: [], handIn: { kind: 'unknown' } };
  const name = owners.map((owner) => owner.name ?? owner.identifiers[0]?.value ?? folder).join(' & ');
  const ids = owners.map(({ identifiers }) => identifiers[0]?.value ?? folder).join(' & ');
  const label = { name: name === '' ? folder : name, id: ids === '' ? folder : ids, path: rest.join('/') };
  return { ...entry, owners, label, handIn, isNote: false };
}

function describeUnowned(entry: ZipEntry): OwnedEntry {
  return { ...entry, owners: [], label: null, handIn: describeTime(entry), isNote: false };
}

/** The time of the file when it was packed. Old zips tell it without a zone. */
function describeTime({ modified }: ZipEntry): FoundHandIn {
  if (modified === null) return { kind: 'unknown' };
  return modified instanceof Date
    ? { kind: 'time', at: modified, from: 'zip-entry' }
    : { kind: 'local', clock: modified, from: 'zip-entry' };
}

const METADATA = 'submission_metadata.yml';

async function readMetadata(place: ZipPlace, entry: ZipEntry): Promise<ReadonlyMap<string, Submitter>> {
  const read = await readEntry(place, entry);
  const zip = place.kind === 'file' ? place.path : '';
  if (read.kind === 'rejected') throw new UsageError(`${zip}/${entry.path} ${read.reason}.`);
  try {
    return await readPeople(new TextDecoder().decode(read.bytes));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const [reason = ''] = (error as Error).message.split('\n');
    throw new UsageError(
      `${zip}/${entry.path} is no YAML (${reason}): download the export again, or take that file out of the zip.`,
    );
  }
}

/**
 * Notebooks, zips and hostile entries, among them a link where others have a folder with a notebook; where every file
 * has an owner, also what a student handed in instead of one.
 */
function chooseEntries(entries: readonly OwnedEntry[]): readonly OwnedEntry[] {
  const peers = new Set(
    entries.filter(({ path }) => isNotebookName(path)).map(({ path }) => posix.dirname(posix.dirname(path))),
  );
  const chosen = entries.filter(
    ({ path, fault }) =>
      isNotebookName(path) ||
      isZipName(path) ||
      explainPath(path) !== null ||
      (fault === ZIP_LINK && peers.has(posix.dirname(path))),
  );
  if (entries.some(({ label }) => label === null)) return chosen;
  const keyOf = ({ label }: OwnedEntry) => JSON.stringify([label?.name, label?.id]);
  const present = new Set(chosen.map(keyOf));
  // Of what the platform wrote itself there is a row only where there is nothing else.
  const instead = [...entries]
    .sort((a, b) => Number(a.isNote) - Number(b.isNote))
    .filter((entry) => {
      const isNew = !present.has(keyOf(entry));
      present.add(keyOf(entry));
      return isNew;
    });
  return [...chosen, ...instead];
}

function describeEntry(place: ZipPlace, entry: OwnedEntry, file: string): Outer {
  const { owners, label, handIn } = entry;
  return {
    file,
    owners,
    handIn,
    ...(label === null ? {} : { label }),
    read: () => readEntry(place, entry),
  };
}

function isZipName(path: string): boolean {
  return path.toLowerCase().endsWith('.zip');
}
