import { findConflict } from './findConflict';
import { recogniseText } from './recogniseText';

/** What students hand in by mistake, by the bytes it begins with; null when it may be a notebook. */
export function recogniseBytes(bytes: Uint8Array): string | null {
  const [first = 0, second = 0, third = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return UTF_16;
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1');
  if (head.startsWith('PK\x03\x04')) return recogniseZip(head);
  const known = FORMATS.find(([magic]) => head.startsWith(magic));
  if (known !== undefined) return known[1];
  // Text in UTF-16 without a mark, either way round.
  if ((first === 0 && second !== 0) || (first !== 0 && second === 0 && third !== 0)) return UTF_16;
  return head.includes('\0') ? 'is a binary file, not a notebook: hand in the .ipynb itself' : null;
}

/** What a text is that cannot be read as JSON; null when it may be a damaged notebook. */
export function recogniseBroken(text: string): string | null {
  if (text.trim() === '') return 'is empty: save the notebook in Jupyter and hand it in again';
  const conflict = findConflict(text);
  if (conflict !== null) {
    return `holds marks of a merge conflict at line ${conflict}: choose a side, and save the notebook again`;
  }
  return recogniseText(text);
}

/** An Office document is a zip archive of parts with names of its own. */
function recogniseZip(head: string): string {
  if (/word\/|ppt\/|xl\/|\[Content_Types\]\.xml|mimetypeapplication\/vnd\.oasis/.test(head)) {
    return 'is an Office document, not a notebook: hand in the .ipynb itself';
  }
  return 'is a zip archive, not a notebook: unpack it and hand in the .ipynb inside';
}

/** Enough for the names of an archive's first entries. */
const HEAD_BYTES = 4096;

const UTF_16 = 'is UTF-16 text, which Jupyter does not read: save it as UTF-8';

const PICTURE = 'is a picture, not a notebook: hand in the .ipynb itself';

const FORMATS: readonly (readonly [magic: string, reason: string])[] = [
  ['PK\x05\x06', 'is an empty zip archive, not a notebook: hand in the .ipynb itself'],
  ['\x1f\x8b', 'is a gzip archive, not a notebook: unpack it and hand in the .ipynb inside'],
  ['Rar!', 'is a RAR archive, not a notebook: unpack it and hand in the .ipynb inside'],
  ['7z\xbc\xaf', 'is a 7z archive, not a notebook: unpack it and hand in the .ipynb inside'],
  ['%PDF', 'is a PDF, not a notebook: hand in the .ipynb itself'],
  ['{\\rtf', 'is a text document (RTF), not a notebook: hand in the .ipynb itself'],
  ['\x89PNG', PICTURE],
  ['\xff\xd8\xff', PICTURE],
  ['GIF8', PICTURE],
  ['\xd0\xcf\x11\xe0', 'is an Office document, not a notebook: hand in the .ipynb itself'],
];
