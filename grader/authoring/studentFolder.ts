import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Assignment } from '../domain';
import { loadSolution } from '../grading/prepareAssignment';
import { PLAIN, type PackedFile } from './packFiles';
import { packGrader, readInstalledVersion } from './packGrader';
import { packTarball } from './packTarball';
import { releaseNotebook } from '../release/releaseNotebook';
import { ReleaseError } from '../release/releaseError';
import { explainFileFault } from '../utils/systemFault';
import { packPublicFixtures } from './studentFolderFixtures';
import { renderReadme } from './studentFolderReadme';
import { makeRecord, RECORD_PATH, writeRecord } from './studentFolderRecord';
import { packEditorSettings } from './studentFolderEditors';
import { packSettings } from './studentFolderSettings';

/** In a tarball's name: enough to tell builds of one version apart. */
const DIGEST_LENGTH = 10;

/**
 * All that a student is given, ready to be used with npm and Jupyter alone: the stubbed notebook and its helper, what
 * public checks need, this grader as a tarball, the kernel's spec, settings, a README, and a record of it all, by
 * which a later update knows what the student changed. Nothing of the solution, the misconceptions or the hidden cases.
 * @returns files with paths relative to the folder, in a fixed order; the same input gives the same bytes
 * @throws ReleaseError, AssignmentError when a part is missing, is not built, or would not work without what is hidden
 */
export async function packStudentFolder(assignment: Assignment): Promise<readonly PackedFile[]> {
  const [notebook, helper, fixtures, vendor] = await Promise.all([
    loadSolution(assignment).then(releaseNotebook),
    readHelper(assignment),
    packPublicFixtures(assignment),
    packVendor(),
  ]);
  const course = `notebooks/${assignment.name}`;
  const files: readonly PackedFile[] = [
    packText(`${course}/${assignment.notebook}`, notebook),
    packText(`${course}/${assignment.helper}.ts`, helper),
    ...fixtures,
    vendor,
    ...packSettings(assignment, { grader: vendor.path, tslab: readInstalledVersion('tslab') }),
    ...packEditorSettings(assignment),
    packText('README.md', renderReadme(assignment)),
  ];
  const record = makeRecord(assignment.name, `${course}/${assignment.notebook}`, files);
  return [...files, packText(RECORD_PATH, writeRecord(record))].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A file of text, for its owner to write and others to read. */
function packText(path: string, text: string): PackedFile {
  return { path, bytes: Buffer.from(text), mode: PLAIN };
}

async function readHelper({ directories, helper, name }: Assignment): Promise<string> {
  return readFile(join(directories.notebooks, `${helper}.ts`), 'utf8').catch((error: unknown) => {
    throw new ReleaseError(
      `notebooks/${name}/${helper}.ts, which the notebook imports, cannot be read: ${explainFileFault(error)}.`,
    );
  });
}

/**
 * The digest in the name is for npm: it takes a tarball of a known name for the one it has installed, whatever is in
 * it (https://github.com/npm/cli/issues/1550), so that an update would not reach the student.
 */
async function packVendor(): Promise<PackedFile> {
  const files = packGrader();
  const manifest = files.find(({ path }) => path === 'package.json') as PackedFile;
  const { name, version } = JSON.parse(Buffer.from(manifest.bytes).toString()) as {
    readonly name: string;
    readonly version: string;
  };
  const bytes = await packTarball(files);
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, DIGEST_LENGTH);
  return { path: `vendor/${name}-${version}-${digest}.tgz`, bytes, mode: PLAIN };
}
