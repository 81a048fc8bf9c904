import { sumPoints } from '../../utils/sumPoints';
import type { Assignment, CountedAttempt } from '../../domain';
import type { Database, DatabasePlace } from '../../database';
import { readAdjustments } from '../../gradebook/adjustments';
import { readAttempts } from '../../gradebook/readAttempts';
import { readExtensions } from '../../gradebook/extensions';
import { readLinks } from '../../gradebook/links';
import { readParticipantTimes, readRoster } from '../../gradebook/participants';
import type { Owner } from '../../gradebook/owners';
import type { Person } from '../../gradebook/roster';
import { readTitles } from '../../gradebook/titles';
import { summarise, type Summary } from '../../gradebook/summarise';
import { choosePlace, requireGradebook, withGradebook, type PlaceOptions } from '../../gradebook/place';
import { chooseAssignment, chooseRoot, type CommonOptions } from '../chooseAssignment';

/** Options of what reads a gradebook. */
export interface ReadOptions extends CommonOptions, PlaceOptions {
  readonly counts?: CountedAttempt | undefined;
}

/** An assignment's part of a gradebook. */
export interface Course {
  readonly assignment: Assignment;
  /** The most that can be had. */
  readonly maxScore: number;
  readonly counts: CountedAttempt;
  readonly summaries: readonly Summary[];
  readonly roster: readonly Person[];
  /** Titles of the columns of what was imported: Canvas's gradebook, Moodle's worksheet of this assignment. */
  readonly titles: { readonly canvas: readonly string[]; readonly worksheet: readonly string[] };
}

/** Everybody whose attempts there are, each once. */
export function listCourseOwners({ summaries }: Course): readonly Owner[] {
  return [...new Set(summaries.flatMap(({ owners }) => owners))];
}

/** The assignment that is meant, and the gradebook, which has to be there. */
export function findCourse(options: ReadOptions): {
  readonly assignment: Assignment;
  readonly place: DatabasePlace;
} {
  const root = chooseRoot(options);
  const assignment = chooseAssignment(root, options.assignment);
  const place = choosePlace(root, options, process.env);
  requireGradebook(place);
  return { assignment, place };
}

/** Opens the gradebook, sums up an assignment's attempts, and closes it. */
export async function readCourse(options: ReadOptions, withReports = false): Promise<Course> {
  const { assignment, place } = findCourse(options);
  return withGradebook(place, (database) => sumUpCourse(database, assignment, options.counts, withReports));
}

/** The same in a gradebook that is open. */
export async function sumUpCourse(
  database: Database,
  assignment: Assignment,
  wanted: CountedAttempt | undefined,
  withReports = false,
): Promise<Course> {
  const { name, deadline, functions } = assignment;
  const counts = wanted ?? deadline?.counts ?? 'best';
  const roster = await readRoster(database);
  const attempts = await readAttempts(database, { assignment: name, owners: null, withReports });
  const adjustments = await readAdjustments(database, name);
  const links = await readLinks(database, name);
  const extensions = await readExtensions(database, name);
  const times = await readParticipantTimes(database, name);
  const maxScore = sumPoints(functions.map(({ points }) => points));
  return {
    assignment,
    maxScore,
    counts,
    roster,
    titles: {
      canvas: await readTitles(database, null, 'canvas'),
      worksheet: await readTitles(database, name, 'worksheet'),
    },
    summaries: summarise(
      { attempts, adjustments, roster, links, extensions, times },
      { assignment: name, deadline, counts },
    ),
  };
}
