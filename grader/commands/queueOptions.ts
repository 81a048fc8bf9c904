import { readSecret } from '../assignment';
import { UsageError } from '../utils/usageError';
import { readBuildId } from '../cache';
import { openDatabase, type Database } from '../database';
import type { Grader } from '../grading/grader';
import { markSecret, type QueueTerms } from '../queue/terms';
import { readGraderVersion } from '../utils/graderVersion';

/** Of the commands that many machines share a database by. */
export const databaseOption = {
  type: 'string',
  requiresArg: true,
  describe: 'postgres://user@host/name: the server that all machines share (or GRADER_DATABASE_URL)',
} as const;

/**
 * Opens the server that is named, or that GRADER_DATABASE_URL names.
 * @throws UsageError where none is: a database in a folder is one process's own
 */
export async function openServer(given: string | undefined, command: string): Promise<Database> {
  const url = given ?? process.env['GRADER_DATABASE_URL'] ?? '';
  if (url === '')
    throw new UsageError(
      `grader ${command} needs a PostgreSQL server that every machine reaches: name it with --database postgres://user@host/name or GRADER_DATABASE_URL.`,
    );
  return openDatabase({ kind: 'server', url });
}

/** On what terms this grader judges. */
export function readTerms(root: string, { prepared }: Grader): QueueTerms {
  return {
    assignment: prepared.assignment.name,
    revision: prepared.filesDigest,
    graderVersion: readGraderVersion(),
    build: readBuildId(),
    nodeMajor: Number(process.versions.node.split('.')[0]),
    secretMark: markSecret(readSecret(root, process.env)),
  };
}
