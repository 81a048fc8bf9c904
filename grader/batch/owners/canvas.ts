import type { HandIn } from '../../domain';
import { identifier, identify } from './identities';
import { haveOneName, type Platform, type ReadName } from './platform';

/**
 * Canvas's "Download Submissions": `lovelaceada_LATE_340934_208490284_hw-1.ipynb`, the sortable name of letters and
 * digits alone, the numbers of user and file, and the file's name; `..._340934_text.html` for text, and the words
 * `LATE_anon_aB3xY_…` under anonymous grading. The part that a student chose comes last, so the first match from the
 * left is Canvas's. The times of the entries are those of the download: of lateness there is the mark `LATE` alone.
 * Source: Canvas LMS, lib/content_zipper.rb.
 */
export const canvas: Platform = {
  source: 'canvas',
  read: (path) => (path.includes('/') ? null : (readAnonymous(path) ?? readNamed(path))),
  agrees(names) {
    const numbers = names.flatMap(({ fileNumber }) => fileNumber ?? []);
    return new Set(numbers).size === numbers.length && haveOneName(names);
  },
};

function readAnonymous(path: string): ReadName | null {
  const [, late, id, file, own] =
    /^(LATE_)?anon_([A-Za-z0-9]+)_(?:(\d+)_(.+)|text\.html|link\.html)$/su.exec(path) ?? [];
  if (id === undefined) return null;
  const name = `anon_${id}`;
  return {
    identity: { ...identify('canvas', name), isAnonymous: true },
    id,
    handIn: mark(late !== undefined),
    own: own ?? path,
    fileNumber: file ?? null,
    isNote: false,
  };
}

function readNamed(path: string): ReadName | null {
  const [, name, late, id, file, own] =
    /^([\p{Letter}\p{Mark}\p{Number}_]+?)(_LATE)?_(\d+)_(?:(\d+)_(.+)|(?:text|link)\.html)$/su.exec(path) ??
    [];
  if (name === undefined || id === undefined || isDate(id, file)) return null;
  return {
    identity: identify('canvas', name, identifier('lms-id', id)),
    id,
    handIn: mark(late !== undefined),
    own: own ?? path,
    fileNumber: file ?? null,
    isNote: false,
  };
}

/** `hw_2026_11_ada.ipynb` is a date: no number of Canvas begins with 0, and none of a file is below a hundred. */
function isDate(id: string, file: string | undefined): boolean {
  if (/^0/.test(id) || /^0/.test(file ?? '')) return true;
  return /^(19|20)\d\d$/.test(id) && file !== undefined && /^\d{1,2}$/.test(file);
}

function mark(isLate: boolean): HandIn {
  return { kind: 'marked', isLate };
}
