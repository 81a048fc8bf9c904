import type { CheckBase, GradedFunction, Verdict } from '../../domain';
import { isUnfinished, type ClassFunction, type ClassStudent, type StudentMistake } from './classStudent';

export interface ScoreFigures {
  readonly submissions: number;
  readonly rejected: number;
  readonly full: number;
  /** Of those that could be read; null where none could. */
  readonly mean: number | null;
  readonly median: number | null;
}

export function summarizeScores(students: readonly ClassStudent[]): ScoreFigures {
  const scores = readable(students)
    .map((student) => student.score)
    .sort((a, b) => a - b);
  const [low, high] = [scores[Math.floor((scores.length - 1) / 2)], scores[Math.floor(scores.length / 2)]];
  return {
    submissions: students.length,
    rejected: students.length - scores.length,
    full: students.filter((student) => !isUnfinished(student)).length,
    mean: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    median: low === undefined || high === undefined ? null : (low + high) / 2,
  };
}

export interface ScoreBin {
  /** In percent of the full marks, the upper end left out: `0–10`, …, `90–100`, then `full marks`. */
  readonly label: string;
  readonly count: number;
}

/** How many scored how much, in tenths of what could be had; full marks stand apart. */
export function countScores(students: readonly ClassStudent[]): readonly ScoreBin[] {
  const counts = new Array<number>(11).fill(0);
  for (const student of readable(students)) {
    const tenth = isUnfinished(student) ? Math.floor((student.score * 10) / student.maxScore) : 10;
    counts[tenth] = (counts[tenth] ?? 0) + 1;
  }
  return counts.map((count, tenth) => ({ label: describeTenth(tenth), count }));
}

function describeTenth(tenth: number): string {
  return tenth === 10 ? 'full marks' : `${tenth * 10}–${tenth * 10 + 10} %`;
}

export interface CheckCount {
  readonly check: CheckBase;
  readonly isHidden: boolean;
  readonly passed: number;
  readonly all: number;
}

/** How many passed each check of a function, of all that could be read. */
export function countChecks(fn: GradedFunction, students: readonly ClassStudent[]): readonly CheckCount[] {
  const graded = readable(students);
  return fn.checks.map((check) => ({
    check,
    isHidden: 'case' in check && fn.hiddenCases.some((hidden) => hidden.id === check.case),
    passed: graded.filter((student) => findFunction(student, fn.name)?.passed.has(check.id)).length,
    all: graded.length,
  }));
}

export interface MisconceptionCount extends StudentMistake {
  readonly functionName: string;
  readonly students: readonly ClassStudent[];
}

/** The named wrong answers that turned up, the most frequent first. */
export function countMisconceptions(students: readonly ClassStudent[]): readonly MisconceptionCount[] {
  const found = new Map<string, MisconceptionCount & { readonly students: ClassStudent[] }>();
  for (const student of students) {
    for (const { name, misconception } of student.functions) {
      if (misconception === null) continue;
      const key = `${name} ${misconception.id}`;
      const known = found.get(key) ?? { ...misconception, functionName: name, students: [] };
      known.students.push(student);
      found.set(key, known);
    }
  }
  // Sorting keeps the order of the batch among equals, so the page is the same each time.
  return [...found.values()].sort((a, b) => b.students.length - a.students.length);
}

export interface StuckGroup {
  readonly verdict: Exclude<Verdict, 'passed'>;
  readonly students: readonly ClassStudent[];
}

/** Who did not get past a function, by what became of it; the largest group first. */
export function groupStuck(functionName: string, students: readonly ClassStudent[]): readonly StuckGroup[] {
  const groups = new Map<StuckGroup['verdict'], ClassStudent[]>();
  for (const student of students) {
    const verdict = findFunction(student, functionName)?.verdict ?? 'passed';
    if (verdict === 'passed') continue;
    const group = groups.get(verdict) ?? [];
    group.push(student);
    groups.set(verdict, group);
  }
  return [...groups]
    .map(([verdict, group]) => ({ verdict, students: group }))
    .sort((a, b) => b.students.length - a.students.length);
}

export function findFunction(student: ClassStudent, name: string): ClassFunction | undefined {
  return student.functions.find((fn) => fn.name === name);
}

function readable(students: readonly ClassStudent[]): readonly ClassStudent[] {
  return students.filter((student) => !student.isRejected);
}
