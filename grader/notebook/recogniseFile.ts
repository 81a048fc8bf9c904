/** What students hand in by mistake, by the bytes it begins with; null when it may be a notebook. */
export function recogniseBytes(bytes: Uint8Array): string | null {
  const [first = 0, second = 0, third = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return UTF_16;
  // `{` in UTF-16 without a mark, either way round.
  if ((first === 0 && second !== 0) || (first !== 0 && second === 0 && third !== 0)) return UTF_16;
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  return FORMATS.find(([magic]) => head.startsWith(magic))?.[1] ?? null;
}

/** The same for text, without its byte order mark. */
export function recogniseText(text: string): string | null {
  const head = text.slice(0, 1000).trimStart();
  if (head === '' && text.trim() === '') return 'is empty: save the notebook in Jupyter and hand it in again';
  if (/^<(!doctype\s+html|html|head|body|!--)/i.test(head)) {
    return "is an HTML page, not a notebook: was it saved from a browser's preview? Download the .ipynb itself";
  }
  if (head.startsWith('<')) return 'is XML or HTML, not a notebook: download the .ipynb itself';
  if (/^version https:\/\/git-lfs/.test(head)) {
    return 'is a Git LFS pointer, not the notebook itself: run git lfs pull and hand it in again';
  }
  if (/^(<{7}|>{7}|={7}) /m.test(head)) return 'has Git conflict marks in it: resolve them and save it again';
  return null;
}

const UTF_16 = 'is UTF-16 text, which Jupyter does not read: save it as UTF-8';

const FORMATS: readonly (readonly [magic: string, reason: string])[] = [
  ['PK\x03\x04', 'is a zip archive, not a notebook: unpack it and hand in the .ipynb inside'],
  ['PK\x05\x06', 'is an empty zip archive, not a notebook: hand in the .ipynb itself'],
  ['\x1f\x8b', 'is a gzip archive, not a notebook: unpack it and hand in the .ipynb inside'],
  ['Rar!', 'is a RAR archive, not a notebook: unpack it and hand in the .ipynb inside'],
  ['7z\xbc\xaf', 'is a 7z archive, not a notebook: unpack it and hand in the .ipynb inside'],
  ['%PDF', 'is a PDF, not a notebook: hand in the .ipynb itself'],
  ['\x89PNG', 'is a picture, not a notebook: hand in the .ipynb itself'],
  ['\xff\xd8\xff', 'is a picture, not a notebook: hand in the .ipynb itself'],
  ['\xd0\xcf\x11\xe0', 'is an Office document, not a notebook: hand in the .ipynb itself'],
];
