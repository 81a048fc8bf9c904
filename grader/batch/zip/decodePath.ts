import type * as Yauzl from 'yauzl';

type GetFileName = (typeof Yauzl)['getFileNameLowLevel'];

/** Says that the name is UTF-8, in an entry's flags. */
const UTF_8 = 0x800;
/** The extra field that holds the name once more, in UTF-8. */
const UNICODE_PATH = 0x7075;

/**
 * An entry's path with `/` between folders. A name that is not said to be UTF-8 and yet is was written by a Mac, which
 * says nothing; else it is in the alphabet of the first PCs, as the format has it.
 */
export function decodePath(entry: Yauzl.Entry, getFileName: GetFileName): string {
  const { generalPurposeBitFlag: flags, fileNameRaw, extraFields } = entry;
  const told = getFileName(flags, fileNameRaw, extraFields, true);
  const isTold = (flags & UTF_8) !== 0 || extraFields.some(({ id }) => id === UNICODE_PATH);
  return (isTold ? told : (decodeUtf8(fileNameRaw) ?? told)).replaceAll('\\', '/');
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
