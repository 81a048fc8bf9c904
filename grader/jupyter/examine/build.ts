import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { tellMissing, tellOk, type DoctorFinding } from '../finding';

/** What a build takes no account of. */
const NOT_SOURCE = new Set(['node_modules', 'dist', 'testing', 'e2e', 'coverage', 'hostile']);

/**
 * Whether what runs is what is written: null for an installed package, which holds no sources.
 * @param packageFolder the grader's own
 */
export function examineBuild(packageFolder: string): DoctorFinding | null {
  const newest = findNewest(packageFolder);
  if (newest === null) return null;
  // The build writes it last.
  const built = statSync(join(packageFolder, 'dist', 'buildId.txt'), { throwIfNoEntry: false });
  if (built === undefined)
    return tellMissing('build', 'the grader was not built to its end', 'npm run build');
  if (newest.time > built.mtimeMs)
    return tellMissing(
      'build',
      `the grader's build is older than its sources (${newest.name} was changed since)`,
      'npm run build',
    );
  return tellOk('build', "the grader's build is newer than its sources");
}

interface Source {
  readonly name: string;
  readonly time: number;
}

function findNewest(folder: string): Source | null {
  if (statSync(join(folder, 'cli.ts'), { throwIfNoEntry: false }) === undefined) return null;
  return listSources(folder, '').reduce<Source | null>(
    (newest, source) => (newest === null || source.time > newest.time ? source : newest),
    null,
  );
}

function listSources(folder: string, prefix: string): readonly Source[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    const name = `${prefix}${entry.name}`;
    if (entry.isDirectory()) return NOT_SOURCE.has(entry.name) ? [] : listSources(path, `${name}${sep}`);
    if (!/(\.ts|\.mjs|\.schema\.json)$/.test(name) || name.endsWith('.test.ts')) return [];
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? [] : [{ name, time: stats.mtimeMs }];
  });
}
