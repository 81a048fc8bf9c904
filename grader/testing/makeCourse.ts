import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from './runCli';

/** A copy of the course in a temporary folder, to change and to grade in; the caller removes it. */
export function makeCourse(): string {
  const root = mkdtempSync(join(tmpdir(), 'course-'));
  copyCourse(root);
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  return root;
}

/** Copies the three folders of the Initialization assignment: tests name none, and further ones do not concern them. */
export function copyCourse(root: string): void {
  for (const part of ['fixtures', 'notebooks', 'solutions']) {
    cpSync(join(repository, part, 'initialization'), join(root, part, 'initialization'), { recursive: true });
  }
}
