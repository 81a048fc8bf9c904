import { UsageError } from '../../utils/usageError';
import { sumPoints } from '../../utils/sumPoints';
import { recordAdjustment } from '../../gradebook/adjustments';
import type { Adjustment } from '../../gradebook/attemptEntry';
import { nameSummary } from '../../gradebook/summarise';
import { escapeControls } from '../../utils/escapeControls';
import { describeSum } from './describeGrades';
import { describeSubject, findStudent } from './findStudent';
import { readMaker, readReason, type MakerOptions } from './readMaker';
import { withGradebook } from '../../gradebook/place';
import { findCourse, sumUpCourse, type ReadOptions } from './openCourse';
import { writeStdout } from '../../output/writeOutput';

export interface AdjustOptions extends ReadOptions, MakerOptions {
  readonly name: string;
  readonly points: number | undefined;
  readonly score: number | undefined;
  readonly reason: string;
}

/** `grader gradebook adjust NAME`: notes what a person decided. What the grader gave stays as it is. */
export async function adjustScore(options: AdjustOptions): Promise<void> {
  const change = readChange(options);
  const reason = readReason(options.reason);
  const madeBy = await readMaker(options);
  const { assignment, place } = findCourse(options);
  const { before, after } = await withGradebook(place, async (database) => {
    const read = async () =>
      findStudent(await sumUpCourse(database, assignment, options.counts), String(options.name));
    const found = await read();
    const adjustment: Adjustment = {
      ...describeSubject(found),
      ...change,
      reason,
      madeBy,
      madeAt: new Date(),
    };
    await recordAdjustment(database, assignment.name, adjustment);
    return { before: found, after: await read() };
  });
  const maxScore = sumPoints(assignment.functions.map(({ points }) => points));
  const name = escapeControls(nameSummary(after));
  await writeStdout(
    `${name}, ${assignment.title}\nbefore: ${describeSum(before, maxScore)}\nnow: ${describeSum(after, maxScore)}\n`,
  );
}

function readChange({ points, score }: AdjustOptions): Pick<Adjustment, 'kind' | 'amount'> {
  if ((points === undefined) === (score === undefined))
    throw new UsageError('Give --points (to add, or below 0 to take) or --score (to set), one of the two.');
  if (points !== undefined) {
    if (!Number.isFinite(points) || points === 0)
      throw new UsageError('--points takes a number of points to add, or below 0 to take.');
    return { kind: 'points', amount: points };
  }
  if (score === undefined || !Number.isFinite(score) || score < 0)
    throw new UsageError('--score takes a number of points from 0.');
  return { kind: 'score', amount: score };
}
