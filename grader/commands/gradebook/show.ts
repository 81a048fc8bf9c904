import type { SubmissionReport } from '../../domain';
import { withGradebook } from '../../gradebook/place';
import type { PricedAttempt, Summary } from '../../gradebook/summarise';
import { nameSummary } from '../../gradebook/summarise';
import { writeStdout } from '../../output/writeOutput';
import { describePoints, formatPoints } from '../../utils/cleanText';
import { escapeControls } from '../../utils/escapeControls';
import type { Person } from '../../gradebook/roster';
import { addReports } from './addReports';
import {
  createClock,
  describeAdjustment,
  describeExtension,
  describeLateness,
  describeSum,
  describeTiming,
  formatChange,
} from './describeGrades';
import { describeIdentity, describeMatch, describePerson } from './describePeople';
import { findStudent } from './findStudent';
import { describeStudent } from './json';
import { findCourse, sumUpCourse, type Course, type ReadOptions } from './openCourse';

export interface ShowOptions extends ReadOptions {
  readonly name: string;
  readonly format: 'text' | 'json';
}

/** `grader gradebook show NAME`: every attempt of one student. */
export async function showStudent(options: ShowOptions): Promise<void> {
  const { assignment, place } = findCourse(options);
  const { course, summary } = await withGradebook(place, async (database) => {
    const read = await sumUpCourse(database, assignment, options.counts);
    return {
      course: read,
      summary: await addReports(database, assignment.name, findStudent(read, String(options.name))),
    };
  });
  const text =
    options.format === 'json'
      ? `${JSON.stringify(describeStudent(summary, course), null, 2)}\n`
      : describeText(summary, course);
  await writeStdout(text);
}

function describeText(summary: Summary, { assignment, maxScore, counts, roster }: Course): string {
  const clock = createClock(assignment.deadline);
  const email = summary.person?.email ?? '';
  const lines = [
    `${escapeControls(nameSummary(summary))}${email === '' ? '' : ` <${escapeControls(email)}>`}, ${assignment.title}`,
    describeSum(summary, maxScore),
    ...summary.adjustments.map((item) => `  ${describeAdjustment(item, clock)}`),
    ...(summary.extension === null ? [] : [`  ${describeExtension(summary.extension, clock)}`]),
    ...describeOwners(summary, roster, clock),
    ...(summary.attempts.length === 0 ? [] : ['', `attempts (the ${counts} one counts):`]),
    ...summary.attempts.flatMap((attempt) => describeAttempt(attempt, summary, clock)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Who of the roster they are, and how that is known. */
function describeOwners(
  { person, owners }: Summary,
  roster: readonly Person[],
  clock: (time: Date) => string,
): readonly string[] {
  return [
    ...(person === null ? [] : [`in the roster: ${describePerson(person)}`]),
    ...owners.map(({ identity, match, link }) => {
      const how = roster.length === 0 ? '' : `; ${describeMatch(match)}`;
      const who =
        link === null || match.kind !== 'matched' || match.by !== 'link'
          ? ''
          : `, ${escapeControls(link.madeBy)} on ${clock(link.madeAt)}`;
      return `handed in as ${describeIdentity(identity)}${how}${who}`;
    }),
  ];
}

function describeAttempt(
  attempt: PricedAttempt,
  { counted, extension }: Summary,
  clock: (time: Date) => string,
): readonly string[] {
  const late = describeLateness(attempt);
  const cost = attempt.penalty === 0 ? '' : `, ${formatChange(-attempt.penalty)}`;
  const parts = [
    attempt.status === 'rejected' ? 'rejected' : describePoints(attempt.score, attempt.maxScore),
    ...(late === '' ? [] : [`${late}${cost}`]),
    ...(attempt.gradings > 1 ? [`graded ${attempt.gradings} times`] : []),
  ];
  const timing = describeTiming(attempt, extension);
  const handedIn = attempt.submittedAt === null ? '' : `handed in ${clock(attempt.submittedAt)}`;
  const known = [handedIn, timing].filter((text) => text !== '').join(' ');
  const times = `${known === '' ? '' : `${known}, `}graded ${clock(attempt.gradedAt)}`;
  const terms = `by grader ${attempt.graderVersion}, revision ${attempt.revision.slice(0, 8)}, file ${attempt.fileHash.slice(0, 8)}`;
  return [
    `${attempt === counted ? '*' : ' '} ${formatPoints(attempt.number)}. ${parts.join('; ')}`,
    `     ${escapeControls(`${times} ${terms}`)}`,
    ...(attempt.report === null ? [] : [`     ${describeResult(attempt.report)}`]),
  ];
}

/** Each function in a word; the whole report is in the JSON. */
function describeResult({ status, functions, diagnostics }: SubmissionReport): string {
  if (status === 'rejected') return diagnostics.map(({ message }) => escapeControls(message)).join('; ');
  return functions
    .map(({ name, verdict, score, maxScore, misconception }) => {
      const mistake = misconception === null ? '' : ` (${misconception})`;
      return `${name} ${verdict}${mistake} ${formatPoints(score)}/${formatPoints(maxScore)}`;
    })
    .join(', ');
}
