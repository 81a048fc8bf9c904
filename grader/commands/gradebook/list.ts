import Table from 'cli-table3';
import { createColors } from 'picocolors';
import type { Owner } from '../../gradebook/owners';
import { nameSummary, type PricedAttempt, type Summary } from '../../gradebook/summarise';
import { formatPoints } from '../../utils/cleanText';
import { escapeControls } from '../../utils/escapeControls';
import { describeLateness, describeTiming, formatChange } from './describeGrades';
import { writeSpreadsheet } from './exports/spreadsheet';
import { describeCourse } from './json';
import { describeMatch, nameOwner } from './describePeople';
import { readCourse, type Course, type ReadOptions } from './openCourse';
import { wantsColor, writeStdout } from '../../output/writeOutput';

export interface ListOptions extends ReadOptions {
  readonly format: 'table' | 'json' | 'csv';
}

/** `grader gradebook list`: a line for each student. */
export async function listGradebook(options: ListOptions): Promise<void> {
  const course = await readCourse(options, options.format === 'csv');
  const texts = {
    table: () => drawCourse(course, wantsColor()),
    json: () => `${JSON.stringify(describeCourse(course), null, 2)}\n`,
    csv: () => writeSpreadsheet(course),
  };
  await writeStdout(texts[options.format]());
}

function drawCourse(course: Course, color: boolean): string {
  const colors = createColors(color);
  const { assignment, summaries, roster, counts, maxScore } = course;
  if (summaries.length === 0) return `${assignment.name}: nothing is recorded, and there is no roster.\n`;
  const table = new Table({
    head: ['student', 'attempts', 'graded', 'late', 'by hand', 'score', 'known as', 'matched'].map((title) =>
      colors.bold(title),
    ),
    colAligns: ['left', 'right', 'right', 'left', 'right', 'right', 'left', 'left'],
    style: { head: [], border: [], compact: true },
  });
  for (const summary of summaries) table.push(describeLine(summary, maxScore, colors, roster.length > 0));
  const missing = summaries.filter(({ attempts }) => attempts.length === 0).length;
  const strangers = roster.length === 0 ? [] : summaries.filter(({ person }) => person === null);
  const owners = summaries.flatMap((summary) => summary.owners);
  const untimed = summaries.filter(({ counted }) => counted?.handIn.kind === 'unknown').length;
  const people = `${summaries.length} ${summaries.length === 1 ? 'student' : 'students'}`;
  const notes = [
    `${assignment.name}: ${people}, the ${counts} attempt counts${missing === 0 ? '' : `, ${missing} without one`}`,
    ...(strangers.length === 0
      ? []
      : [`not in the roster: ${strangers.map((summary) => nameStranger(summary, owners)).join(', ')}`]),
    ...(untimed === 0 ? [] : [`time not known, so not late: ${untimed}`]),
  ];
  return `${table.toString()}\n\n${notes.join('\n')}\n`;
}

function nameStranger({ owners: [owner], student }: Summary, all: readonly Owner[]): string {
  return owner === undefined ? escapeControls(student) : nameOwner(owner, all);
}

function describeLine(
  summary: Summary,
  maxScore: number,
  colors: ReturnType<typeof createColors>,
  hasRoster: boolean,
): string[] {
  const { attempts, counted, adjustment, extension, final, owners } = summary;
  const late = counted === null ? '' : describeLateness(counted) || describeMark(counted, extension);
  const penalty = counted === null || counted.penalty === 0 ? '' : ` (${formatChange(-counted.penalty)})`;
  const graded = counted?.status === 'rejected' ? colors.red('rejected') : formatScore(counted?.score);
  return [
    escapeControls(nameSummary(summary)),
    attempts.length === 0 ? colors.yellow('none') : String(attempts.length),
    graded,
    [
      ...(late === '' ? [] : [colors.yellow(`${late}${penalty}`)]),
      ...(extension === null ? [] : ['extended']),
    ].join(', '),
    summary.adjustments.length === 0 ? '' : formatChange(adjustment),
    final === null ? '–' : `${formatPoints(final)} / ${formatPoints(maxScore)}`,
    owners.map(({ key }) => escapeControls(key)).join(', '),
    hasRoster ? owners.map(({ match }) => describeMatch(match)).join(', ') : '',
  ];
}

/** Of a time that is known the table tells how late it is, and no more. */
function describeMark(counted: PricedAttempt, extension: Summary['extension']): string {
  return counted.handIn.kind === 'time' ? '' : describeTiming(counted, extension);
}

function formatScore(score: number | undefined): string {
  return score === undefined ? '' : formatPoints(score);
}
