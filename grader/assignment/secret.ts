import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explainFileFault } from '../utils/systemFault';
import { AssignmentError } from './assignmentError';

/**
 * The secret that hidden cases are drawn from: `GRADER_SECRET`, else the one kept in `<root>/.grader/secret`, drawn
 * once and readable by its owner alone, so that a re-grade sees the same cases.
 * @throws AssignmentError when the file can be neither read nor made
 */
export function readSecret(root: string, environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment['GRADER_SECRET'];
  if (given !== undefined && given !== '') return given;
  const file = join(root, '.grader', 'secret');
  return readKept(file) ?? drawSecret(file);
}

function readKept(file: string): string | null {
  try {
    const kept = readFileSync(file, 'utf8').trim();
    if (kept === '')
      throw new AssignmentError(
        `${file} is empty: delete it and a new secret is drawn, or set GRADER_SECRET.`,
      );
    return kept;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    if (error instanceof AssignmentError) throw error;
    throw new AssignmentError(
      `${file} cannot be read (${explainFileFault(error)}): mend it or set GRADER_SECRET.`,
    );
  }
}

/** Written beside and linked into place, so that two graders that start at once agree on one secret. */
function drawSecret(file: string): string {
  const beside = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600 });
    chmodSync(beside, 0o600);
    try {
      linkSync(beside, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(beside, { force: true });
    }
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new AssignmentError(
      `No secret for the hidden cases could be kept in ${file} (${explainFileFault(error)}): set GRADER_SECRET.`,
    );
  }
}
