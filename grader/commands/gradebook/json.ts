import type { Adjustment } from '../../gradebook/attemptEntry';
import type { PricedAttempt, Summary } from '../../gradebook/summarise';
import type { Course } from './openCourse';

/** What `list --format json` prints: a line of the gradebook for each student. */
export function describeCourse({ assignment, maxScore, counts, summaries, roster }: Course) {
  const students = summaries.map(describeSummary);
  return {
    schemaVersion: 1,
    assignment: assignment.name,
    title: assignment.title,
    maxScore,
    counts,
    deadline: assignment.deadline,
    students,
    /** In the roster, and with no attempt. */
    missing: students.filter(({ attempts }) => attempts === 0).map(({ student }) => student),
    /** With attempts, and not in the roster. */
    unknown:
      roster.length === 0
        ? []
        : summaries.filter(({ person }) => person === null).flatMap(({ students: names }) => names),
  };
}

/** What `show --format json` prints. */
export function describeStudent(summary: Summary, { assignment, maxScore, counts }: Course) {
  return {
    schemaVersion: 1,
    assignment: assignment.name,
    ...describeSummary(summary),
    maxScore,
    counts,
    deadline: assignment.deadline,
    adjustments: summary.adjustments.map(describeAdjustment),
    attempts: summary.attempts.map((attempt) => describeAttempt(attempt, summary.counted)),
  };
}

function describeSummary({ student, students, person, attempts, counted, adjustment, final }: Summary) {
  return {
    student,
    submittedAs: students,
    name: person?.name ?? null,
    email: person?.email ?? null,
    attempts: attempts.length,
    /** The number of the attempt that counts. */
    attempt: counted?.number ?? null,
    submittedAt: counted?.submittedAt.toISOString() ?? null,
    status: counted?.status ?? null,
    score: counted?.score ?? null,
    lateSeconds: counted?.lateSeconds ?? 0,
    penalty: counted?.penalty ?? 0,
    adjustment,
    final,
  };
}

function describeAttempt(attempt: PricedAttempt, counted: PricedAttempt | null) {
  const { number, student, fileHash, status, score, maxScore, graderVersion, revision, gradings } = attempt;
  return {
    number,
    submittedAs: student,
    fileHash,
    submittedAt: attempt.submittedAt.toISOString(),
    gradedAt: attempt.gradedAt.toISOString(),
    status,
    score,
    maxScore,
    graderVersion,
    revision,
    gradings,
    lateSeconds: attempt.lateSeconds,
    lateDays: attempt.lateDays,
    penalty: attempt.penalty,
    counts: attempt === counted,
    report: attempt.report,
  };
}

function describeAdjustment({ kind, amount, reason, madeBy, madeAt }: Adjustment) {
  return { kind, amount, reason, by: madeBy, at: madeAt.toISOString() };
}
