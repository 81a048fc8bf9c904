import type { TrainingPlan } from '../checks/behaviours/behaviour';
import { loadTrainingSamples } from '../checks/behaviours/trainCourse';
import { behaviour } from '../checks/kinds/behaviour';
import type { Assignment, Case, Exhibit, GradedFunction } from '../domain';
import { readExpectedStart, readStart } from './readStart';
import { trainStart, type TrainedStart } from './trainStart';

/** How an assignment trains what its functions give: with which plan, and on which arguments. */
export interface CourseTraining {
  readonly plan: TrainingPlan;
  /** Cases of the same arguments, one for each function that has one. */
  readonly starts: readonly CourseStart[];
}

export interface CourseStart {
  readonly functionName: string;
  readonly item: Case;
}

/** A training that is shown: the student's beside those of every function of the assignment, as they should be. */
export interface TrainedExhibit {
  readonly plan: TrainingPlan;
  readonly actual: TrainedStart;
  readonly references: readonly { readonly functionName: string; readonly trained: TrainedStart }[];
}

export interface CoursePoint {
  readonly x: number;
  readonly y: number;
  /** Class 0 or 1. */
  readonly label: number;
}

/** Taken from the assignment's `training` behaviour; null where it has none. */
export function planTraining({ functions }: Assignment): CourseTraining | null {
  for (const fn of functions) {
    for (const check of fn.checks.filter(behaviour.is)) {
      if (check.behaviour.kind !== 'training') continue;
      const args = JSON.stringify(fn.cases.find((item) => item.id === check.case)?.args);
      const starts = functions.flatMap((other) => {
        const item = other.cases.find((candidate) => JSON.stringify(candidate.args) === args);
        return item === undefined ? [] : [{ functionName: other.name, item }];
      });
      return { plan: check.behaviour, starts };
    }
  }
  return null;
}

/** Trains what a function gave on the course's arguments; null where it gave nothing that can be trained. */
export function trainExhibit(
  fn: GradedFunction,
  exhibits: readonly Exhibit[],
  { plan, starts }: CourseTraining,
): TrainedExhibit | null {
  const item = starts.find(({ functionName }) => functionName === fn.name)?.item;
  const exhibit = exhibits.find(({ caseId }) => caseId === item?.id);
  if (exhibit === undefined || item === undefined || item.expected === null) return null;
  const start = readStart(exhibit, item.expected);
  if (start === null) return null;
  const references = starts.flatMap(({ functionName, item: { expected } }) => {
    const reference = expected === null ? null : readExpectedStart(expected);
    return reference === null ? [] : [{ functionName, trained: trainStart(reference, plan) }];
  });
  return { plan, actual: trainStart(start, plan), references };
}

/** What the trainings are trained on. */
export function listCoursePoints(): readonly CoursePoint[] {
  const { X, Y, count } = loadTrainingSamples();
  return Array.from({ length: count }, (_, index) => ({
    x: X[index] ?? 0,
    y: X[count + index] ?? 0,
    label: Y[index] ?? 0,
  }));
}
