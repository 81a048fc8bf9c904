import type { Executor } from '../database';
import { toText } from './columns';
import type { RosterSource } from './roster';

/** Keeps the titles of a roster's columns: the course's, or those of the worksheet of an assignment. */
export async function recordTitles(
  executor: Executor,
  assignment: string | null,
  source: RosterSource,
  titles: readonly string[],
): Promise<void> {
  await executor.query(
    `INSERT INTO grader.titles (assignment, source, titles) VALUES ($1, $2, $3::json)
     ON CONFLICT (assignment, source) DO UPDATE SET titles = excluded.titles`,
    [assignment ?? '', source, JSON.stringify(titles.map(toText))],
  );
}

/** Titles of the roster of a platform that was imported last, or of an assignment's worksheet; none where there was none. */
export async function readTitles(
  executor: Executor,
  assignment: string | null,
  source: RosterSource,
): Promise<readonly string[]> {
  const [row] = await executor.query<{ readonly titles: readonly string[] }>(
    'SELECT titles FROM grader.titles WHERE assignment = $1 AND source = $2',
    [assignment ?? '', source],
  );
  return row?.titles ?? [];
}
