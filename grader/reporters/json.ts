import type { Report, SubmissionReport } from '../domain';
import type { Reporter } from './reporter';

/** The report as `report.schema.json` describes it, two spaces deep, written row by row as the rows come. */
export function reportJson(assignment: string): Reporter {
  const head: Omit<Report, 'submissions'> = { schemaVersion: 1, assignment };
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
