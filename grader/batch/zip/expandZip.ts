import { dirname, posix } from 'node:path';
import { isLeftover, isNotebookName } from '../searchFolder';
import { UsageError } from '../../utils/usageError';
import { numberRepeated, type Found, type SubmissionOwner } from '../found';
import { explainPath, ZIP_LINK } from './explainEntry';
import { expandNested, type Outer } from './expandNested';
import { listZip, type ZipEntry } from './listZip';
import type { ZipPlace } from './openZip';
import { readEntry } from './readEntry';
import { readPeople, type Submitter } from './readPeople';
import { findRoot, recogniseOwner } from './recogniseOwner';
import { ZipFault, zipLimits } from './zipFault';

/** An entry with its owner, where one is known. */
interface OwnedEntry extends ZipEntry {
  readonly owner: SubmissionOwner | null;
  /** When it was handed in, as the platform says; else the time of the entry. */
  readonly submittedAt: Date | null;
}

/**
 * The notebooks in a zip: every `.ipynb`, also in zips within it (one level), and hostile entries, which are rejected
 * with a reason when they are read. From the export of a learning platform, where every file has an owner, also one
 * file of each student who handed in no notebook. Notebooks are unpacked when they are read, and only into memory.
 * @param within the folder below which nothing may be a link; the zip's own folder unless given
 * @throws ZipFault when it is no zip, or damaged; UsageError when it cannot be read
 */
export async function expandZip(path: string, within = dirname(path)): Promise<readonly Found[]> {
  const { entries, stamp } = await listZip({ kind: 'file', path, within });
  const place: ZipPlace = { kind: 'file', path, within, stamp };
  const files = entries.filter((entry) => !isLeftover(entry.path));
  const owned = await findOwners(place, files);
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

/** Finds the owners: in the metadata of a Gradescope export, else by the file-name patterns of Moodle and Canvas. */
async function findOwners(place: ZipPlace, files: readonly ZipEntry[]): Promise<readonly OwnedEntry[]> {
  const safe = files.filter(({ path }) => explainPath(path) === null);
  const root = findRoot(safe.map(({ path }) => path));
  const metadata = safe.find(({ path }) => path === `${root}${METADATA}`);
  const people = metadata === undefined ? null : await readMetadata(place, metadata);
  return files
    .filter((entry) => entry !== metadata)
    .map((entry) => {
      const { path, modified } = entry;
      if (explainPath(path) !== null) return { ...entry, owner: null, submittedAt: modified };
      if (people === null) return { ...entry, owner: recogniseOwner(path, root), submittedAt: modified };
      const [folder = '', ...rest] = path.slice(root.length).split('/');
      // For a submission that the metadata leave out, the folder's name is all that is known.
      const isPerson = people.has(folder) || /^submission_\d+$/.test(folder);
      if (!isPerson) return { ...entry, owner: null, submittedAt: modified };
      const { name = folder, id = folder, submittedAt = null } = people.get(folder) ?? {};
      return { ...entry, owner: { name, id, path: rest.join('/') }, submittedAt: submittedAt ?? modified };
    });
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
  if (entries.some(({ owner }) => owner === null)) return chosen;
  const keyOf = ({ owner }: OwnedEntry) => JSON.stringify([owner?.name, owner?.id]);
  const present = new Set(chosen.map(keyOf));
  const instead = entries.filter((entry) => {
    const isNew = !present.has(keyOf(entry));
    present.add(keyOf(entry));
    return isNew;
  });
  return [...chosen, ...instead];
}

function describeEntry(place: ZipPlace, entry: OwnedEntry, file: string): Outer {
  const { owner, submittedAt } = entry;
  return {
    file,
    ...(owner === null ? {} : { owner }),
    ...(submittedAt === null ? {} : { submittedAt }),
    read: () => readEntry(place, entry),
  };
}

function isZipName(path: string): boolean {
  return path.toLowerCase().endsWith('.zip');
}
