import type { SubmissionOwner } from '../found';

/**
 * Whose a file is, by the patterns that Moodle and Canvas write into the zip of all submissions. What students chose,
 * the file's own name, comes last in both, so that the first match from the left is the platform's own.
 * @param root the one folder that everything in the zip stands in, with its slash; '' where there is none
 */
export function recogniseOwner(path: string, root: string): SubmissionOwner | null {
  // No platform writes such a name, and the patterns take their time over one.
  if (path.length > MAX_PATH) return null;
  return recogniseMoodle(path) ?? recogniseCanvas(path, root);
}

const MAX_PATH = 1000;

/** The folder that all paths begin with, with its slash; '' where there is none. */
export function findRoot(paths: readonly string[]): string {
  const root = /^[^/]+\//.exec(paths[0] ?? '')?.[0] ?? '';
  return paths.every((path) => path.startsWith(root)) ? root : '';
}

/**
 * `Ada Lovelace_12345_assignsubmission_file_/hw.ipynb`, or all in one name where the teacher wants no folders; newer
 * releases leave the last underscore out. A group of a course without groups has no number.
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
 * `lovelaceada_LATE_340934_208490284_hw-1.ipynb`: the sortable name without spaces, the numbers of user and file, and
 * the file's name, numbered when it was handed in again. Anonymous grading writes `anon_` and letters instead.
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

/** A Mac writes accents apart from their letters; rosters do not. */
function describeOwner(name: string, id: string, path: string): SubmissionOwner {
  return { name: name.normalize('NFC'), id, path };
}
