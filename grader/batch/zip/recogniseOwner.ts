import type { SubmissionOwner } from '../found';

/**
 * Recognises a file's owner by the file-name patterns of Moodle and Canvas for the zip of all submissions. In both, the
 * part that a student chose, the file's own name, comes last, so the first match from the left is the platform's.
 * @param root the folder that holds everything in the zip, with a slash at its end; '' where there is none
 */
export function recogniseOwner(path: string, root: string): SubmissionOwner | null {
  // No platform writes so long a path, and matching the patterns against one is slow.
  if (path.length > MAX_PATH) return null;
  return recogniseMoodle(path) ?? recogniseCanvas(path, root);
}

const MAX_PATH = 1000;

/** The folder that all paths begin with, with a slash at its end; '' where there is none. */
export function findRoot(paths: readonly string[]): string {
  const root = /^[^/]+\//.exec(paths[0] ?? '')?.[0] ?? '';
  return paths.every((path) => path.startsWith(root)) ? root : '';
}

/**
 * `Ada Lovelace_12345_assignsubmission_file_/hw.ipynb`, or the same in one file name where the teacher chose no
 * folders. Newer releases leave out the last underscore. The default group of a course without groups has no number.
 */
function recogniseMoodle(path: string): SubmissionOwner | null {
  const parts = path.split('/');
  for (const [index, part] of parts.slice(0, 2).entries()) {
    const inner = parts.slice(index + 1).join('/');
    const [, name, id = '', flat = ''] =
      /^(.+?)(?:_(\d+))?_assignsubmission_(?:file|onlinetext)(?:_(.*))?$/su.exec(part) ?? [];
    const own = inner === '' ? flat : inner;
    if (name !== undefined && own !== '') return describeOwner(name, id, own);
  }
  return null;
}

/**
 * `lovelaceada_LATE_340934_208490284_hw-1.ipynb`: the sortable name without spaces, the ids of user and file, and the
 * file's name, with a number when it was handed in again. With anonymous grading, `anon_` and letters instead of the
 * name.
 */
function recogniseCanvas(path: string, root: string): SubmissionOwner | null {
  const file = path.slice(root.length);
  const anonymous = /^(?:LATE_)?anon_([A-Za-z0-9]+)_\d+_([^/]+)$/su.exec(file);
  if (anonymous !== null) {
    const [, id = '', own = ''] = anonymous;
    return describeOwner(`anon_${id}`, id, own);
  }
  const [, name, id = '', own = ''] = /^([^/]+?)(?:_LATE)?_(\d+)_\d+_([^/]+)$/su.exec(file) ?? [];
  return name === undefined ? null : describeOwner(name, id, own);
}

/** The name is normalised: macOS writes accents as characters of their own, rosters do not. */
function describeOwner(name: string, id: string, path: string): SubmissionOwner {
  return { name: name.normalize('NFC'), id, path };
}
