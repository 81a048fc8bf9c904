import type { Database } from '../../database';
import { readAttempts } from '../../gradebook/readAttempts';
import type { PricedAttempt, Summary } from '../../gradebook/summarise';

/** The same student with the reports of every attempt: they are large, so the others' are left where they are. */
export async function addReports(database: Database, assignment: string, summary: Summary): Promise<Summary> {
  const owners = summary.owners.map(({ key }) => key);
  const read = await readAttempts(database, { assignment, owners, withReports: true });
  const name = ({ ownerKey, fileHash }: Pick<PricedAttempt, 'ownerKey' | 'fileHash'>) =>
    JSON.stringify([ownerKey, fileHash]);
  const reports = new Map(read.map((attempt) => [name(attempt), attempt.report]));
  const attempts = summary.attempts.map((attempt) => ({
    ...attempt,
    report: reports.get(name(attempt)) ?? null,
  }));
  const counted = summary.counted === null ? null : (attempts[summary.counted.number - 1] ?? null);
  return { ...summary, attempts, counted };
}
