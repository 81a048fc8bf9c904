import type { FunctionReport, SubmissionReport } from '../domain';
import { cleanText, describePoints, formatPoints } from '../utils/cleanText';
import { describeRowMarkdown } from './markdownDetails';
import { escapeMarkdown } from './markdownText';
import { hasFullMarks } from '../report/marks';
import { listProblems } from './listProblems';
import type { ReportContext, Reporter, TextFormat } from './reporter';

/**
 * GitHub takes 1 MiB for the summaries of a step and shows none that is larger: half of what is kept for this one is
 * for the table, half for the details.
 */
const LARGEST_PART = 450_000;

/** For a pull request's comment or a job's summary: a table, then what there is to mend. */
export const markdown: TextFormat = {
  kind: 'text',
  takes: 'many',
  wantsWork: false,
  mixes: 'parts',
  create: createMarkdown,
};

/** A reporter of this format, for others that write it beside their own. */
export function createMarkdown({ assignment }: ReportContext): Reporter {
  const names = assignment.functions.map((fn) => fn.name);
  const table = gatherUpTo(LARGEST_PART);
  const details = gatherUpTo(LARGEST_PART);
  const totals = { all: 0, full: 0, rejected: 0 };
  let only: SubmissionReport | null = null;
  return {
    start: () => '',
    row(row) {
      only = totals.all === 0 ? row : null;
      totals.all += 1;
      if (row.status === 'rejected') totals.rejected += 1;
      else if (hasFullMarks(row)) totals.full += 1;
      table.add(`${drawRow(describeCells(row, names))}\n`);
      if (hasProblems(row)) details.add(`\n${describeRowMarkdown(row)}`);
      return '';
    },
    end: () =>
      [
        `## ${escapeMarkdown(assignment.title)}${only === null ? '' : `: ${describeOutcome(only)}`}\n`,
        `${describeTotals(totals)}\n`,
        `${drawHead(names)}${table.text()}`,
        ...(table.left() === 0 ? [] : [`${countLeft(table.left(), 'is', 'are')} not in this table.\n`]),
        ...(details.text() === '' ? [] : [details.text().slice(1)]),
        ...(details.left() === 0
          ? []
          : [
              `${countLeft(details.left(), 'has', 'have')} something to mend that there is no room for here; the other formats hold it.\n`,
            ]),
      ].join('\n'),
  };
}

/** A submission with full marks may still have a warning. */
function hasProblems(row: SubmissionReport): boolean {
  const { general, functions } = listProblems(row);
  return general.length > 0 || functions.length > 0;
}

function drawHead(names: readonly string[]): string {
  const titles = ['Submission', ...names.map(escapeMarkdown), 'Score'];
  return `${drawRow(titles)}\n${drawRow(titles.map((_, index) => (index === titles.length - 1 ? '---:' : '---')))}\n`;
}

function drawRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

const REJECTED = '❌ rejected';

function describeCells(row: SubmissionReport, names: readonly string[]): readonly string[] {
  const name = escapeMarkdown(cleanText(row.submission, 200));
  const score = `${formatPoints(row.score)} / ${formatPoints(row.maxScore)}`;
  if (row.status === 'rejected')
    return [name, ...names.map((_, index) => (index === 0 ? REJECTED : '')), score];
  const byName = new Map(row.functions.map((fn) => [fn.name, fn]));
  return [name, ...names.map((item) => describeFunctionCell(byName.get(item))), score];
}

function describeFunctionCell(fn: FunctionReport | undefined): string {
  if (fn === undefined) return '';
  const mark = fn.verdict === 'passed' ? '✅' : fn.verdict === 'not-implemented' ? '⬜' : '❌';
  const mistake = fn.misconception === null ? '' : `, ${escapeMarkdown(fn.misconception)}`;
  return `${mark} ${fn.verdict} ${formatPoints(fn.score)}/${formatPoints(fn.maxScore)}${mistake}`;
}

function describeOutcome(row: SubmissionReport): string {
  return row.status === 'rejected' ? 'rejected' : describePoints(row.score, row.maxScore);
}

function describeTotals({
  all,
  full,
  rejected,
}: Readonly<Record<'all' | 'full' | 'rejected', number>>): string {
  const count = `${all} ${all === 1 ? 'submission' : 'submissions'}`;
  return `${count}, ${full} with full marks${rejected === 0 ? '' : `, ${rejected} rejected`}.`;
}

function countLeft(left: number, one: string, many: string): string {
  return left === 1 ? `1 more submission ${one}` : `${left} more submissions ${many}`;
}

/** Keeps whole pieces while they fit, and counts the others. */
function gatherUpTo(bytes: number) {
  const pieces: string[] = [];
  let room = bytes;
  let left = 0;
  return {
    add(piece: string) {
      const size = Buffer.byteLength(piece);
      // Once one is left out, so are all after it: what is shown is a beginning, not a choice.
      if (left > 0 || size > room) left += 1;
      else {
        pieces.push(piece);
        room -= size;
      }
    },
    text: () => pieces.join(''),
    left: () => left,
  };
}
