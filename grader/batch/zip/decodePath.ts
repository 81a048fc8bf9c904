import type * as Yauzl from 'yauzl';

type GetFileName = (typeof Yauzl)['getFileNameLowLevel'];

/** The bit in an entry's flags that says that its name is UTF-8. */
const UTF_8 = 0x800;
/** Id of the extra field that repeats the name in UTF-8. */
const UNICODE_PATH = 0x7075;

/**
 * An entry's path with `/` between folders. A name without the flag is read as UTF-8 where it is valid UTF-8, since
 * macOS writes such names without the flag; else as code page 437, as the format says.
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
