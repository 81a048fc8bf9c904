import type { Entry } from 'yauzl';
import { decodePath } from './decodePath';
import { explainEntry } from './explainEntry';
import { findOverlaps } from './findOverlaps';
import { withZip, type ZipPlace } from './openZip';
import { ZipFault, zipLimits } from './zipFault';

/** A file in a zip: what it takes to read it later, and no more, since a course has many. */
export interface ZipEntry {
  /** With `/` between folders, whatever the packer wrote. */
  readonly path: string;
  /** Why it is not read; begins with a verb whose subject is the file. Null when it may be. */
  readonly fault: string | null;
  /** When the file was last written, as the zip tells it. */
  readonly modified: Date | null;
  readonly data: EntryData;
}

/** As the zip's directory has it; sizes and places in bytes. */
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
  /** Of the file that was read. */
  readonly stamp: string;
}

/**
 * Reads a zip's directory; of the files in it nothing.
 * @param most files and folders that it may hold
 * @throws ZipFault when it is none, damaged, or holds more; UsageError as withZip
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

/** Before its data come a header of 30 bytes, its name, and what the packer added, of which nothing is known yet. */
function findEnd({ relativeOffsetOfLocalHeader, fileNameLength, compressedSize }: Entry): number {
  return relativeOffsetOfLocalHeader + 30 + fileNameLength + compressedSize;
}

function readTime(entry: Entry): Date | null {
  const date = entry.getLastModDate();
  return Number.isNaN(date.getTime()) ? null : date;
}

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
