import { recordExtension, type Extension } from '../../gradebook/extensions';
import { readDue } from '../../gradebook/measureLateness';
import { withGradebook } from '../../gradebook/place';
import { readOptionTime } from '../../gradebook/resolveLocal';
import { isInSection } from '../../gradebook/roster';
import { nameSummary, type Summary } from '../../gradebook/summarise';
import { writeStdout } from '../../output/writeOutput';
import { escapeControls } from '../../utils/escapeControls';
import { UsageError } from '../../utils/usageError';
import { createClock, describeExtension } from './describeGrades';
import { describeSubject, findStudent } from './findStudent';
import { findCourse, sumUpCourse, type Course, type ReadOptions } from './openCourse';
import { readMaker, readReason, type MakerOptions } from './readMaker';

export interface ExtendOptions extends ReadOptions, MakerOptions {
  readonly name: string | undefined;
  readonly section: string | undefined;
  readonly until: string;
  readonly reason: string;
}

/** `grader gradebook extend NAME|--section S`: until when somebody may hand in. The newest extension counts. */
export async function extendDeadline(options: ExtendOptions): Promise<void> {
  const { name, section } = options;
  if ((name === undefined) === (section === undefined))
    throw new UsageError('Say whose deadline to extend: a person, or --section, one of the two.');
  const reason = readReason(options.reason);
  const madeBy = await readMaker(options);
  const { assignment, place } = findCourse(options);
  const { deadline } = assignment;
  if (deadline === null)
    throw new UsageError(
      `${assignment.name} has no deadline that could be extended: its assignment.json takes one.`,
    );
  const until = readOptionTime('--until', String(options.until), deadline);
  const clock = createClock(deadline);
  if (until.getTime() < readDue(deadline).toMillis())
    throw new UsageError(`--until is before ${clock(readDue(deadline).toJSDate())}, when it is due for all.`);
  const extension = await withGradebook(place, async (database) => {
    const course = await sumUpCourse(database, assignment, options.counts);
    const made: Extension = {
      of:
        section === undefined
          ? describePerson(course, String(name))
          : requireSection(course, String(section)),
      until,
      reason,
      madeBy,
      madeAt: new Date(),
    };
    await recordExtension(database, assignment.name, made);
    const after = await sumUpCourse(database, assignment, options.counts);
    return { made, whose: after.summaries.filter((summary) => hasExtension(summary, made)) };
  });
  const { made, whose } = extension;
  const people = whose.map((summary) => escapeControls(nameSummary(summary))).join(', ');
  await writeStdout(`${assignment.title}, ${people}: ${describeExtension(made, clock)}\n`);
}

function describePerson(course: Course, name: string): Extension['of'] {
  const { owner, person } = describeSubject(findStudent(course, name));
  return { kind: 'person', owner, person };
}

/** @throws UsageError when nobody is in it */
function requireSection({ roster }: Course, section: string): Extension['of'] {
  if (roster.some((person) => isInSection(person, section))) return { kind: 'section', section };
  const sections = [...new Set(roster.map((person) => person.section).filter((text) => text !== ''))];
  const known =
    sections.length === 0 ? 'the roster has no sections' : `there is ${sections.slice(0, 8).join(', ')}`;
  throw new UsageError(
    `Nobody in the roster is in section "${escapeControls(section)}": ${escapeControls(known)}.`,
  );
}

function hasExtension({ extension }: Summary, { madeAt, reason }: Extension): boolean {
  return extension !== null && extension.madeAt.getTime() === madeAt.getTime() && extension.reason === reason;
}
