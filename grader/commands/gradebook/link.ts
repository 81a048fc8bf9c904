import type { Assignment } from '../../domain';
import type { Database } from '../../database';
import { recordLink } from '../../gradebook/links';
import type { Owner } from '../../gradebook/owners';
import { withGradebook } from '../../gradebook/place';
import { pickFacts, type Person } from '../../gradebook/roster';
import { writeStdout } from '../../output/writeOutput';
import { escapeControls } from '../../utils/escapeControls';
import { UsageError } from '../../utils/usageError';
import { describeMatch, describePerson } from './describePeople';
import { findOwner, findPerson } from './findStudent';
import { findCourse, listCourseOwners, sumUpCourse, type ReadOptions } from './openCourse';
import { readMaker, type MakerOptions } from './readMaker';

export interface LinkOptions extends ReadOptions, MakerOptions {
  readonly attempt: string;
  readonly people: readonly string[];
}

export type UnlinkOptions = Omit<LinkOptions, 'people'>;

/** `grader gradebook link ATTEMPT PERSON…`: says whose the attempts of an owner are, whatever else speaks for it. */
export async function linkAttempt(options: LinkOptions): Promise<void> {
  const madeBy = await readMaker(options);
  const { owner, people } = await withOwner(options, async (database, assignment, found, roster) => {
    const meant = [...new Set(options.people.map((name) => findPerson(roster, String(name))))];
    await recordLink(database, assignment.name, {
      owner: found.key,
      kind: 'link',
      people: meant.map(pickFacts),
      madeBy,
      madeAt: new Date(),
    });
    return { owner: found, people: meant };
  });
  await writeStdout(`${escapeControls(owner.key)} is ${people.map(describePerson).join(' and ')}.\n`);
}

/** `grader gradebook unlink ATTEMPT`: takes a link back; what the roster says counts again. */
export async function unlinkAttempt(options: UnlinkOptions): Promise<void> {
  const madeBy = await readMaker(options);
  const owner = await withOwner(options, async (database, assignment, found) => {
    if (found.link === null)
      throw new UsageError(
        `${escapeControls(found.key)} was not linked by hand (${describeMatch(found.match)}): "grader gradebook link" says who else it is.`,
      );
    const link = { owner: found.key, kind: 'unlink', people: [], madeBy, madeAt: new Date() } as const;
    await recordLink(database, assignment.name, link);
    const course = await sumUpCourse(database, assignment, options.counts);
    return listCourseOwners(course).find(({ key }) => key === found.key) ?? found;
  });
  await writeStdout(`${escapeControls(owner.key)} is not linked any more: ${describeMatch(owner.match)}.\n`);
}

async function withOwner<Result>(
  options: UnlinkOptions,
  work: (
    database: Database,
    assignment: Assignment,
    owner: Owner,
    roster: readonly Person[],
  ) => Promise<Result>,
): Promise<Result> {
  const { assignment, place } = findCourse(options);
  return withGradebook(place, async (database) => {
    const course = await sumUpCourse(database, assignment, options.counts);
    const owner = findOwner(listCourseOwners(course), String(options.attempt));
    return work(database, assignment, owner, course.roster);
  });
}
