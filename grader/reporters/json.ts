import type { Report, SubmissionReport } from '../domain';
import type { ReportContext, Reporter, TextFormat } from './reporter';

/** The report as `report.schema.json` describes it, two spaces deep. */
export const json: TextFormat = {
  kind: 'text',
  takes: 'many',
  wantsWork: false,
  mixes: 'rows',
  create: reportJson,
};

function reportJson({ assignment, mixed, shard }: ReportContext): Reporter {
  const head: Omit<Report, 'submissions'> = {
    schemaVersion: 1,
    ...(mixed === undefined ? { assignment: assignment.name } : { assignments: mixed }),
    ...(shard === undefined ? {} : { shard }),
  };
  let rows = 0;
  return {
    start: () => `${JSON.stringify(head, null, 2).replace(/\n\}$/, '')},\n  "submissions": [`,
    row: (row: SubmissionReport) => `${rows++ === 0 ? '' : ','}\n    ${indent(JSON.stringify(row, null, 2))}`,
    end: () => (rows === 0 ? ']\n}\n' : '\n  ]\n}\n'),
  };
}

function indent(json: string): string {
  return json.replaceAll('\n', '\n    ');
}
