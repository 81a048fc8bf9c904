import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPackageFolder } from './findPackageFolder';

/** This grader's version, as its package says. */
export function readGraderVersion(): string {
  const manifest = JSON.parse(readFileSync(join(findPackageFolder(), 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}
