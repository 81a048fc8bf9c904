import type { Place, SubmissionReport, Work } from '../domain';
import { cleanText, clipText, describePoints } from '../utils/cleanText';
import { describeFunction, describeRejection, describeStanding } from './describeProblems';
import { writeFindingLines } from './findingText';
import { countPassed, isFlawless } from '../report/marks';
import { describeFlawless, listProblems, type FunctionProblems } from './listProblems';
import { createMarkdown } from './markdown';
import type { Reporter, TextFormat } from './reporter';
import { writeWorkflowCommand, type WorkflowCommand } from './workflowCommand';

/** The runner shortens what is longer. */
const LONGEST_MESSAGE = 4000;

/**
 * Annotations of a pull request, and the job's summary. A step shows ten of a kind, so there is one for each function
 * that did not pass, and one for the score.
 */
export const github: TextFormat = {
  kind: 'text',
  takes: 'many',
  wantsWork: true,
  mixes: 'rows',
  create: reportGithub,
  summary: { variable: 'GITHUB_STEP_SUMMARY', mixes: 'parts', create: createMarkdown },
};

function reportGithub(): Reporter {
  return {
    start: () => '',
    row: (row, work) =>
      listAnnotations(row, work)
        .map((command) => `${writeWorkflowCommand(command)}\n`)
        .join(''),
    end: () => '',
  };
}

/** The annotations of one submission, in the order of its functions. */
export function listAnnotations(row: SubmissionReport, work: Work | null): readonly WorkflowCommand[] {
  const file = cleanText(row.file);
  if (row.status === 'rejected') {
    const properties = { file, line: null, title: `${cleanText(row.submission)}: rejected` };
    return [{ name: 'error', properties, message: describeRejection(row).join('\n') }];
  }
  const { general, functions } = listProblems(row);
  return [
    ...general.map((finding): WorkflowCommand => {
      const name = finding.severity === 'info' ? 'notice' : finding.severity;
      const properties = {
        file,
        line: work?.locateLine(finding) ?? null,
        title: cleanText(row.submission),
      };
      return { name, properties, message: writeFindingLines(finding).join('\n') };
    }),
    ...functions.map((problems) => annotateFunction(problems, file, work)),
    tellScore(row, file),
  ];
}

function annotateFunction(problems: FunctionProblems, file: string, work: Work | null): WorkflowCommand {
  const { fn } = problems;
  const place = findPlace(problems, work);
  const line = place === null ? null : (work?.locateLine(place) ?? null);
  const said = describeFunction(problems);
  return {
    name: fn.verdict === 'not-implemented' || fn.verdict === 'passed' ? 'warning' : 'error',
    properties: { file, line, title: describeStanding(problems) },
    message: clipText((said.length === 0 ? [describeStanding(problems)] : said).join('\n'), LONGEST_MESSAGE),
  };
}

/** Where it happened, else the cell of the function. */
function findPlace({ fn, findings }: FunctionProblems, work: Work | null): Place | null {
  const place = findings.find(({ cell }) => cell !== undefined);
  const cell = work?.functions.find(({ name }) => name === fn.name)?.cell?.number;
  return place ?? (cell === undefined ? null : { cell });
}

function tellScore(row: SubmissionReport, file: string): WorkflowCommand {
  const passed = countPassed(row);
  const points = describePoints(row.score, row.maxScore);
  const message = isFlawless(row)
    ? `${points}: ${describeFlawless(row)}`
    : `${points}; ${passed} of ${row.functions.length} functions pass`;
  return {
    name: 'notice',
    properties: { file, line: null, title: `${cleanText(row.submission)}: ${points}` },
    message,
  };
}
