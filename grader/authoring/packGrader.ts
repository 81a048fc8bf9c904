import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findPackageFolder } from '../utils/findPackageFolder';
import { packFolder, PLAIN, type PackedFile } from './packFiles';
import { ReleaseError } from '../release/releaseError';

const PROGRAM = 0o755;

/** What only whole courses need: databases, exports of a learning platform. Whoever is handed a grader goes without. */
const COURSE_ONLY: ReadonlySet<string> = new Set([
  '@electric-sql/pglite',
  'csv-parse',
  'luxon',
  'pg',
  'pg-boss',
  'proper-lockfile',
  'yaml',
  'yauzl',
]);

interface PackageManifest {
  /** Folders; those after a `!` are left out. */
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
}

/**
 * This grader as npm would pack it: its manifest and the folders that the manifest names. The dependencies are the very
 * versions that are installed here, so that another machine grades with the same ones; those of a whole course are left
 * out, and the commands that need them say so.
 * @throws ReleaseError where the grader is not built, or a dependency is not installed
 */
export function packGrader(): readonly PackedFile[] {
  const folder = findPackageFolder();
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageManifest;
  if (!existsSync(join(folder, 'dist', 'cli.js')))
    throw new ReleaseError('The grader is not built yet: run "npm run build", then pack again.');
  const dependencies = Object.fromEntries(
    Object.keys(manifest.dependencies)
      .filter((name) => !COURSE_ONLY.has(name))
      .map((name) => [name, readInstalledVersion(name)]),
  );
  const text = `${JSON.stringify({ ...manifest, dependencies }, null, 2)}\n`;
  const folders = manifest.files.filter((name) => !name.startsWith('!'));
  const left = manifest.files.filter((name) => name.startsWith('!')).map((name) => `${name.slice(1)}/`);
  const files = folders.flatMap((name) => packFolder(join(folder, name), name));
  return [
    { path: 'package.json', bytes: Buffer.from(text), mode: PLAIN },
    // npm takes it along unasked.
    { path: 'LICENSE', bytes: readFileSync(join(folder, 'LICENSE')), mode: PLAIN },
    ...files
      .filter(({ path }) => !left.some((name) => path.startsWith(name)))
      .map((file) => (file.path.startsWith('bin/') ? { ...file, mode: PROGRAM } : file)),
  ];
}

/** A package's version. Not every one lets its package.json be required; it is looked for where `require` would. */
export function readInstalledVersion(name: string): string {
  const folders = createRequire(__filename).resolve.paths(name) ?? [];
  const file = folders.map((folder) => join(folder, name, 'package.json')).find((path) => existsSync(path));
  if (file === undefined)
    throw new ReleaseError(
      `${name}, which the grader needs, is not installed: run "npm ci", then pack again.`,
    );
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}
