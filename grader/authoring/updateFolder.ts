import type { PackedFile } from './packFiles';
import { digestFile, makeRecord, RECORD_PATH, type ReleaseRecord, writeRecord } from './studentFolderRecord';
import { cleanText } from '../utils/cleanText';
import { mergeNotebook } from './updateFolderNotebook';

/** What has to be done to a student's folder, and what to say of it. */
export interface FolderUpdate {
  /** In the order to write them in; the record comes last, so that an update that was cut short can be run again. */
  readonly writes: readonly PackedFile[];
  readonly removes: readonly string[];
  /** One line for each thing that is not as it was released. */
  readonly notes: readonly string[];
}

/** The student's folder as it is; paths with `/`. */
export interface StudentFolder {
  /** The file at a path of the folder, null where there is none. */
  readonly read: (path: string) => Uint8Array | null;
  /** `link`: it is one, or lies behind one, and is not the folder's own. */
  readonly look: (path: string) => 'missing' | 'file' | 'link' | 'other';
}

/**
 * Brings a student's folder up to a new release. A file that still is what was released is replaced; one that the
 * student changed stays, and the new version, if there is one, is written beside it as `<file>.new`. Of the notebook
 * each cell is treated like that. A file that is no longer released goes, unless it was changed. What lies behind a
 * link, or outside the folder by what the record says, is not looked into, nor touched.
 *
 * @param files the new release, as `packStudentFolder` gives it
 * @param record what the folder says was released to it
 */
export function planUpdate(
  files: readonly PackedFile[],
  record: ReleaseRecord,
  folder: StudentFolder,
): FolderUpdate {
  const released = files.filter(({ path }) => path !== RECORD_PATH);
  const notebook = released.find(({ path }) => path.endsWith('.ipynb'));
  const linked = released.filter(({ path }) => folder.look(path) === 'link');
  const steps = released.map((file) => {
    if (linked.includes(file)) return leaveLinked(file);
    return file === notebook ? updateNotebook(file, record, folder) : updateFile(file, record, folder);
  });
  const isPackageKept = steps.some(({ kept }) => kept === 'package.json');
  const old = leaveOld(released, record, folder, isPackageKept);

  const writes = steps.flatMap((step) => step.writes);
  const made = makeRecord(record.assignment, notebook?.path ?? '', released);
  const beside = writes.filter(({ path }) => !released.some((file) => file.path === path));
  const besides = Object.fromEntries(beside.map(({ path, bytes }) => [path, digestFile(path, bytes)]));
  const known = { ...old.left, ...made.files, ...besides, ...keepDigests(linked, record) };
  const cells = linked.some((file) => file === notebook) ? record.cells : made.cells;
  const text = writeRecord({ ...made, cells, files: known });
  const recorded = folder.read(RECORD_PATH);
  const bytes = Buffer.from(text);
  const isRecorded = recorded !== null && bytes.equals(recorded);
  return {
    writes: isRecorded ? writes : [...writes, { path: RECORD_PATH, bytes, mode: 0o644 }],
    removes: old.removes,
    notes: [...steps.flatMap((step) => step.notes), ...old.notes],
  };
}

interface Step {
  readonly writes: readonly PackedFile[];
  readonly notes: readonly string[];
  /** The path, where the student's own version stays. */
  readonly kept: string | null;
}

const NOTHING: Step = { writes: [], notes: [], kept: null };

function leaveLinked({ path }: PackedFile): Step {
  const note = `${path} is a link or lies behind one, and links are not followed: nothing is written there; put a file of the folder's own in its place, and run the same command again.`;
  return { writes: [], notes: [note], kept: path };
}

/** Of what was not brought up to date, the record says what it said. */
function keepDigests(
  linked: readonly PackedFile[],
  { files }: ReleaseRecord,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    linked.flatMap(({ path }) => (Object.hasOwn(files, path) ? [[path, files[path] as string]] : [])),
  );
}

function updateFile(file: PackedFile, record: ReleaseRecord, folder: StudentFolder): Step {
  const { path, bytes } = file;
  const current = folder.read(path);
  if (current === null) return { ...NOTHING, writes: [file] };
  const [now, next] = [digestFile(path, current), digestFile(path, bytes)];
  const before = record.files[path];
  if (now === next) return NOTHING;
  if (now === before) return { ...NOTHING, writes: [file] };
  if (next === before) return { ...NOTHING, kept: path };
  const beside = putBeside(file, record, folder);
  const note = `${path} is kept as it was changed; the new version is beside it, ${beside.path}.`;
  return { writes: [beside], notes: [note], kept: path };
}

function updateNotebook(file: PackedFile, record: ReleaseRecord, folder: StudentFolder): Step {
  const { path, bytes, mode } = file;
  const current = folder.read(path);
  if (current === null) return { ...NOTHING, writes: [file] };
  const text = Buffer.from(current).toString();
  const merged = mergeNotebook(text, Buffer.from(bytes).toString(), record.cells);
  const beside = putBeside(file, record, folder);
  if (merged === null) {
    const note = `${path} is no notebook that can be read, and is left as it is; the new version is beside it, ${beside.path}.`;
    return { writes: [beside], notes: [note], kept: path };
  }
  const notes = [
    ...merged.outdated.map((cell) => `${path}: ${cell} is kept as it was changed`),
    ...merged.missing.map((name) => `${path}: the cell of ${name} was removed, and stays removed`),
  ].map((note) => `${note}; the new version is in ${beside.path}.`);
  const writes = merged.text === text ? [] : [{ path, bytes: Buffer.from(merged.text), mode }];
  return { writes: notes.length > 0 ? [...writes, beside] : writes, notes, kept: null };
}

/** Under a name that holds nothing the student wrote. */
function putBeside(file: PackedFile, record: ReleaseRecord, folder: StudentFolder): PackedFile {
  for (let count = 1; ; count++) {
    const path = `${file.path}.new${count === 1 ? '' : count}`;
    if (!['missing', 'file'].includes(folder.look(path))) continue;
    const current = folder.read(path);
    const isFree =
      current === null ||
      digestFile(path, current) === record.files[path] ||
      digestFile(path, current) === digestFile(path, file.bytes);
    if (isFree) return { ...file, path };
  }
}

/** What was released once and is not any more. The record lies in the student's folder, and may say anything. */
function leaveOld(
  released: readonly PackedFile[],
  record: ReleaseRecord,
  folder: StudentFolder,
  isPackageKept: boolean,
) {
  const removes: string[] = [];
  const notes: string[] = [];
  const left: Record<string, string> = {};
  for (const [path, digest] of Object.entries(record.files)) {
    if (released.some((file) => file.path === path)) continue;
    const shown = cleanText(path, 200);
    if (!isInside(path)) {
      notes.push(`${RECORD_PATH} names ${shown}, which does not lie in this folder, and is left alone.`);
      continue;
    }
    const seen = folder.look(path);
    if (seen === 'link')
      notes.push(
        `${shown} is no longer part of the release; it is a link or lies behind one, and is left alone.`,
      );
    if (seen !== 'file') continue;
    const current = folder.read(path);
    if (current === null) continue;
    // A package.json that is the student's still names the old tarball.
    const isNeeded = /\.new\d*$/.test(path) || (isPackageKept && path.startsWith('vendor/'));
    const isChanged = digestFile(path, current) !== digest;
    if (isNeeded) left[path] = digest;
    else if (isChanged)
      notes.push(`${shown} is no longer part of the release, and is kept as it was changed.`);
    else removes.push(path);
  }
  return { removes, notes, left };
}

/** What a record says must not lead out of the folder. */
function isInside(path: string): boolean {
  return !/^([/\\]|[A-Za-z]:)|(^|[/\\])\.\.([/\\]|$)|\0/.test(path);
}
