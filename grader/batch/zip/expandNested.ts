import type { ReadBytes } from '../../domain';
import { isLeftover, isNotebookName } from '../searchFolder';
import { numberRepeated, type Found } from '../found';
import { listZip, type ZipEntry, type ZipListing } from './listZip';
import type { ZipPlace } from './openZip';
import { readEntry } from './readEntry';
import { ZipFault, zipLimits } from './zipFault';

/** A zip in a zip, as some students hand one in. */
export type Outer = Found & { readonly read: () => Promise<ReadBytes> };

/**
 * The notebooks in a zip within a zip, each with the owner and time of that zip. When it holds none or cannot be read,
 * the zip itself, which is then rejected with a reason. It is unpacked into memory here, and again when each of its
 * notebooks is read, so that no unpacked zip is kept.
 */
export async function expandNested(outer: Outer): Promise<readonly Found[]> {
  const opened = await openNested(outer);
  if (opened.kind === 'rejected') return [rejectFile(outer, opened.reason)];
  const notebooks = opened.listing.entries.filter(({ path }) => isNotebookName(path) && !isLeftover(path));
  if (notebooks.length === 0)
    return [rejectFile(outer, 'is a zip that holds no notebook: zip the .ipynb itself')];
  if (notebooks.length > zipLimits.nestedNotebooks)
    return [
      rejectFile(outer, `is a zip of ${notebooks.length} notebooks: hand in the one that is asked for`),
    ];
  const used = new Set<string>();
  return notebooks.map((entry) => {
    const { label } = outer;
    return {
      ...outer,
      file: numberRepeated(`${outer.file}/${entry.path}`, used),
      ...(label === undefined ? {} : { label: { ...label, path: `${label.path}/${entry.path}` } }),
      read: () => readNested(outer, entry),
    };
  });
}

type Nested =
  | { readonly kind: 'listed'; readonly place: ZipPlace; readonly listing: ZipListing }
  | { readonly kind: 'rejected'; readonly reason: string };

async function openNested(outer: Outer): Promise<Nested> {
  const read = await outer.read();
  if (read.kind === 'rejected') return read;
  const place: ZipPlace = { kind: 'bytes', bytes: read.bytes };
  try {
    return { kind: 'listed', place, listing: await listZip(place, zipLimits.nestedEntries) };
  } catch (error) {
    if (error instanceof ZipFault) return { kind: 'rejected', reason: error.message };
    throw error;
  }
}

async function readNested(outer: Outer, entry: ZipEntry): Promise<ReadBytes> {
  const read = await outer.read();
  return read.kind === 'rejected' ? read : readEntry({ kind: 'bytes', bytes: read.bytes }, entry);
}

function rejectFile(outer: Outer, reason: string): Found {
  return { ...outer, read: () => Promise.resolve({ kind: 'rejected', reason }) };
}
