import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { UsageError } from '../../utils/usageError';
import { sumPoints } from '../../utils/sumPoints';
import { recordAdjustment } from '../../gradebook/adjustments';
import type { Adjustment } from '../../gradebook/attemptEntry';
import { nameSummary } from '../../gradebook/summarise';
import { escapeControls } from '../../utils/escapeControls';
import { describeSum } from './describeGrades';
import { findStudent } from './findStudent';
import { withGradebook } from '../../gradebook/place';
import { findCourse, sumUpCourse, type ReadOptions } from './openCourse';
import { writeStdout } from '../../output/writeOutput';

export interface AdjustOptions extends ReadOptions {
  readonly name: string;
  readonly points: number | undefined;
  readonly score: number | undefined;
  readonly reason: string;
  readonly by: string | undefined;
}

/** `grader gradebook adjust NAME`: notes what a person decided. What the grader gave stays as it is. */
export async function adjustScore(options: AdjustOptions): Promise<void> {
  const change = readChange(options);
  const reason = String(options.reason).trim();
  if (reason === '') throw new UsageError('--reason is empty: say why, for whoever asks later.');
  const madeBy = (options.by ?? (await readUser())).trim();
  if (madeBy === '') throw new UsageError('--by is empty: say who decides.');
  const { assignment, place } = findCourse(options);
  const { before, after } = await withGradebook(place, async (database) => {
    const read = async () =>
      findStudent(await sumUpCourse(database, assignment, options.counts), String(options.name));
    const found = await read();
    const adjustment: Adjustment = {
      student: found.student,
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

/** As Git knows them, else as this machine does. */
async function readUser(): Promise<string> {
  const ask = (key: string) =>
    new Promise<string>((resolve) => {
      execFile('git', ['config', '--get', key], (error, stdout) =>
        resolve(error === null ? stdout.trim() : ''),
      );
    });
  const [name, email] = await Promise.all([ask('user.name'), ask('user.email')]);
  const known = [name, email === '' ? '' : `<${email}>`].filter((text) => text !== '').join(' ');
  if (known !== '') return known;
  try {
    return userInfo().username;
  } catch {
    throw new UsageError('Neither Git nor this machine says who you are: give --by.');
  }
}
