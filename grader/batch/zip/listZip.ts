import type { Entry } from 'yauzl';
import { decodePath } from './decodePath';
import { explainEntry } from './explainEntry';
import { findOverlaps } from './findOverlaps';
import { withZip, type ZipPlace } from './openZip';
import { ZipFault, zipLimits } from './zipFault';

/** A file in a zip, with only what is needed to read it later, since a course has many. */
export interface ZipEntry {
  /** With `/` between folders. */
  readonly path: string;
  /** Why it must not be read: a sentence without its subject, the file. Null when it may be read. */
  readonly fault: string | null;
  /** The file's modification time as the zip has it: a moment, or a clock without a zone (`2026-11-24T10:08:00`). */
  readonly modified: Date | string | null;
  readonly data: EntryData;
}

/** The fields of the zip's directory; sizes and positions are in bytes. */
export type EntryData = Pick<
  Entry,
  | 'generalPurposeBitFlag'
  | 'compressionMethod'
  | 'compressedSize'
  | 'uncompressedSize'
  | 'crc32'
  | 'relativeOffsetOfLocalHeader'
>;

export interface ZipListing {
  /** In the order of the zip's directory; folders are left out. */
  readonly entries: readonly ZipEntry[];
  /** See `OpenZip.stamp`. */
  readonly stamp: string;
}

/**
 * Reads the directory of a zip, without the files in it.
 * @param most how many files and folders it may hold
 * @throws ZipFault when it is no zip, is damaged, or holds more; UsageError as withZip
 */
export async function listZip(place: ZipPlace, most: number = zipLimits.entries): Promise<ZipListing> {
  return withZip(place, async ({ zip, stamp }) => {
    const { getFileNameLowLevel } = await import('yauzl');
    const entries: ZipEntry[] = [];
    const ends: number[] = [];
    const paths = new Set<string>();
    for await (const entry of zip.eachEntry()) {
      if (ends.push(findEnd(entry)) > most)
        throw new ZipFault(`holds more than ${most} files: zip the notebooks alone, or in several zips`);
      const path = decodePath(entry, getFileNameLowLevel);
      const fault = paths.has(path) ? REPEATED : explainEntry(path, entry);
      paths.add(path);
      entries.push({ path, fault, modified: readTime(entry), data: pickData(entry) });
    }
    const overlapping = findOverlaps(
      entries.map(({ data }, index) => ({
        start: data.relativeOffsetOfLocalHeader,
        end: ends[index] as number,
      })),
    );
    const judged = entries.map((entry, index) =>
      overlapping.has(index) ? { ...entry, fault: entry.fault ?? OVERLAPPING } : entry,
    );
    return { stamp, entries: judged.filter(({ path }) => !path.endsWith('/')) };
  });
}

const REPEATED = 'has the same path as an earlier file of the zip: zip each file once';
const OVERLAPPING =
  'lays claim to bytes of another file of the zip: it is taken for a zip bomb and was not read';

/**
 * Before the data are a header of 30 bytes, the name, and extra fields, whose length is not known from the directory.
 */
function findEnd({ relativeOffsetOfLocalHeader, fileNameLength, compressedSize }: Entry): number {
  return relativeOffsetOfLocalHeader + 30 + fileNameLength + compressedSize;
}

function readTime(entry: Entry): ZipEntry['modified'] {
  // Read as if it were of UTC, the clock comes out as it stands in the zip, whatever zone this machine has.
  const clock = entry.getLastModDate({ timezone: 'UTC', forceDosFormat: true });
  const date = entry.getLastModDate({ timezone: 'UTC' });
  if (Number.isNaN(date.getTime())) return null;
  const hasZone = entry.extraFields.some(({ id }) => EXTRA_TIMES.includes(id));
  return hasZone ? date : clock.toISOString().slice(0, 19);
}

/** Extra fields with a time of UTC: of Info-ZIP and of NTFS. */
const EXTRA_TIMES = [0x5455, 0x000a];

function pickData(entry: Entry): EntryData {
  const { generalPurposeBitFlag, compressionMethod, compressedSize, uncompressedSize } = entry;
  const { crc32, relativeOffsetOfLocalHeader } = entry;
  return {
    generalPurposeBitFlag,
    compressionMethod,
    compressedSize,
    uncompressedSize,
    crc32,
    relativeOffsetOfLocalHeader,
  };
}
