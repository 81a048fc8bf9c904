import type { SubmissionReport } from '../domain';

/** Rows of `--format jsonl` as a gradebook keeps reports: less their owners, which it keeps beside them. */
export function withoutOwners(jsonl: string): readonly string[] {
  const rows = jsonl.trimEnd().split('\n');
  return rows.map((line) => JSON.stringify({ ...(JSON.parse(line) as SubmissionReport), owners: undefined }));
}
