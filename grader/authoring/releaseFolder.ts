import { lstatSync, readFileSync } from 'node:fs';
import { readdir, realpath, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PackedFile } from './packFiles';
import { packStudentFolder } from './studentFolder';
import { packZip } from './packZip';
import { readRecord, RECORD_PATH, type ReleaseRecord } from './studentFolderRecord';
import { planUpdate, type StudentFolder } from './updateFolder';
import { explainFileFault } from '../utils/systemFault';
import { leadsThroughLink } from '../utils/unlinked';
import { UsageError } from '../utils/usageError';
import type { Assignment } from '../domain';
import { openFolder } from '../output/wholeFolder';
import { writeStdout, writeWholeBytes } from '../output/writeOutput';

export interface ReleaseFolderOptions {
  readonly out: string;
  readonly zip: boolean;
  readonly update: boolean;
}

/**
 * Writes what a student is given: a new folder, one file, or an update of a folder that was released before.
 * @returns the exit code, 0 when it is done
 * @throws UsageError when the folder is somebody's, or cannot be written
 */
export async function releaseFolder(assignment: Assignment, options: ReleaseFolderOptions): Promise<number> {
  const { out, zip, update } = options;
  const names = zip ? [] : await listFolder(out);
  if (!update && names.length > 0)
    throw new UsageError(
      `${out} holds files already: name a folder that is new or empty, or add --update, which keeps what the student changed in it.`,
    );
  if (names.length > 0) {
    const record = readReleased(out, assignment);
    return updateStudent(out, await packStudentFolder(assignment), record);
  }
  const files = await packStudentFolder(assignment);
  const file = zip ? await writeZip(out, assignment, files) : await writeNew(out, files);
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
  await writeStdout(
    `${file} written: ${files.length} files, ${size.toFixed(1)} MB. What a student does in it: npm install, then npm start.\n`,
  );
  return 0;
}

async function writeNew(out: string, files: readonly PackedFile[]): Promise<string> {
  if ((await realpath(out).catch(() => null)) === (await realpath(process.cwd())))
    throw new UsageError(
      `${out} is the folder you are in, which cannot be replaced while you are: name one in it.`,
    );
  const folder = await openFolder(out, () => Promise.resolve());
  await folder.write(files.map(({ path, bytes, mode }) => ({ path, content: bytes, mode })));
  await folder.commit();
  return out;
}

/** With one folder in it, so that unpacking it strews nothing about. */
async function writeZip(out: string, { name }: Assignment, files: readonly PackedFile[]): Promise<string> {
  const file = out.endsWith('.zip') ? out : `${out.replace(/[/\\]+$/, '')}.zip`;
  await writeWholeBytes(file, packZip(files.map((item) => ({ ...item, path: `${name}/${item.path}` }))));
  return file;
}

async function updateStudent(
  out: string,
  files: readonly PackedFile[],
  record: ReleaseRecord,
): Promise<number> {
  const { writes, removes, notes } = planUpdate(files, record, openStudentFolder(out));
  for (const { path, bytes } of writes) await writeWholeBytes(requireOwn(out, path), bytes);
  for (const path of removes) await rm(requireOwn(out, path), { force: true });
  const isOld = writes.length + removes.length > 0;
  const done = isOld
    ? `${out} updated: ${writes.length} files written, ${removes.length} removed.`
    : `${out} is up to date.`;
  const needsInstall = writes.some(({ path }) => path === 'package.json');
  const next = needsInstall ? ' Next: npm install in it.' : '';
  await writeStdout([...notes, `${done}${next}`].map((line) => `${line}\n`).join(''));
  return 0;
}

function readReleased(out: string, assignment: Assignment): ReleaseRecord {
  const bytes = openStudentFolder(out).read(RECORD_PATH);
  const record = bytes === null ? null : readRecord(Buffer.from(bytes).toString());
  if (record === null)
    throw new UsageError(
      `${join(out, RECORD_PATH)}, which tells what was released, ${bytes === null ? 'is not there' : 'is damaged'}: release into a new folder, and copy the notebook there.`,
    );
  if (record.assignment !== assignment.name)
    throw new UsageError(
      `${out} is the folder of another assignment, ${record.assignment}: name a new folder for ${assignment.name}.`,
    );
  return record;
}

function openStudentFolder(folder: string): StudentFolder {
  return {
    read(path) {
      try {
        return readFileSync(requireOwn(folder, path));
      } catch (error) {
        if (error instanceof UsageError) throw error;
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw new UsageError(`${join(folder, path)} cannot be read: ${explainFileFault(error)}.`);
      }
    },
    look(path) {
      const file = join(folder, path);
      if (leadsThroughLink(file, folder)) return 'link';
      const stats = lstatSync(file, { throwIfNoEntry: false });
      return stats === undefined ? 'missing' : stats.isFile() ? 'file' : 'other';
    },
  };
}

/**
 * A path of the student's folder, just before it is read, written or removed.
 * @throws UsageError where a link leads out of the folder
 */
function requireOwn(folder: string, path: string): string {
  const file = join(folder, path);
  if (!leadsThroughLink(file, folder)) return file;
  throw new UsageError(
    `${file} is a link or lies behind one, and links are not followed: put a file of the folder's own in its place.`,
  );
}

async function listFolder(folder: string): Promise<readonly string[]> {
  return readdir(resolve(folder)).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new UsageError(`${folder} is no folder that can be written to: ${explainFileFault(error)}.`);
  });
}
