import { closest } from 'fastest-levenshtein';
import { UsageError } from '../../utils/usageError';
import { createFinder } from '../../gradebook/matchRoster';
import { nameSummary, type Summary } from '../../gradebook/summarise';
import { escapeControls } from '../../utils/escapeControls';
import type { Course } from './openCourse';

/**
 * The line of the student that a name means: what a submission is called, or any name the roster knows somebody by.
 * @throws UsageError when nobody is, with the nearest name that somebody has
 */
export function findStudent({ summaries, roster }: Course, name: string): Summary {
  const person = createFinder(roster)(name);
  const found =
    summaries.find(({ students, student }) => student === name || students.includes(name)) ??
    (person === null ? undefined : summaries.find((summary) => summary.person === person));
  if (found !== undefined) return found;
  const names = summaries.flatMap((summary) => [summary.student, ...summary.students, nameSummary(summary)]);
  const near = names.length === 0 ? '' : `; the nearest is "${escapeControls(closest(name, names))}"`;
  throw new UsageError(`Nobody in the gradebook or its roster is called "${escapeControls(name)}"${near}.`);
}
