import { makeFinding } from '../../testing/findings';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../utils/usageError';
import type { Report, ReportShard, SubmissionReport } from '../../domain';
import { openReportFile } from '../openReportFile';
import type { ReportFile } from '../reportFile';

export const row = (submission: string, message = 'is empty'): SubmissionReport => ({
  submission,
  file: `class/${submission}.ipynb`,
  status: 'rejected',
  score: 0,
  maxScore: 100,
  functions: [],
  diagnostics: [makeFinding(message, { kind: 'rejected' })],
});

export const shard = (number: number, of: number, submissions = 3, digest = 'a'): ReportShard => ({
  number,
  of,
  batch: { submissions, digest: digest.repeat(64) },
});

export const report = (rows: readonly SubmissionReport[], part?: ReportShard): Report => ({
  schemaVersion: 1,
  assignment: 'initialization',
  ...(part === undefined ? {} : { shard: part }),
  submissions: rows,
});

/** Reports in a temporary folder, closed after each test and removed after all. For the top of a test file. */
export function useReportFiles() {
  let folder = '';
  const opened: ReportFile[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'merge-'));
  });
  afterEach(async () => {
    for (const file of opened.splice(0)) await file.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const locate = (name: string) => join(folder, name);
  const openFile = async (name: string, content: string | Buffer): Promise<ReportFile> => {
    writeFileSync(locate(name), content);
    const file = await openReportFile(locate(name));
    opened.push(file);
    return file;
  };
  return {
    locate,
    openFile,
    json: (name: string, rows: readonly SubmissionReport[], part?: ReportShard, indent = 2) =>
      openFile(name, JSON.stringify(report(rows, part), null, indent)),
    jsonl: (name: string, rows: readonly SubmissionReport[]) =>
      openFile(name, rows.map((item) => `${JSON.stringify(item)}\n`).join('')),
    /** The message, without the folder, of what has to be told in a sentence. */
    complaint: async (work: () => unknown): Promise<string> => {
      try {
        await work();
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
        return (error as Error).message.replaceAll(`${folder}/`, '');
      }
      return 'nothing';
    },
  };
}
