import type { Adjustment } from '../../gradebook/attemptEntry';
import type { Extension } from '../../gradebook/extensions';
import type { Owner } from '../../gradebook/owners';
import type { Person } from '../../gradebook/roster';
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

function describeSummary(summary: Summary) {
  const { student, students, person, owners, attempts, counted, adjustment, extension, final } = summary;
  return {
    student,
    submittedAs: students,
    name: person?.name ?? null,
    email: person?.email ?? null,
    attempts: attempts.length,
    /** The number of the attempt that counts. */
    attempt: counted?.number ?? null,
    submittedAt: counted?.submittedAt?.toISOString() ?? null,
    status: counted?.status ?? null,
    score: counted?.score ?? null,
    lateSeconds: counted?.lateSeconds ?? 0,
    penalty: counted?.penalty ?? 0,
    adjustment,
    final,
    person: person === null ? null : describePerson(person),
    /** Those whose attempts these are, each with how it was matched. */
    owners: owners.map(describeOwner),
    handIn: counted === null ? null : describeHandIn(counted),
    lateDays: counted?.lateDays ?? 0,
    extension: extension === null ? null : describeExtension(extension),
  };
}

function describeAttempt(attempt: PricedAttempt, counted: PricedAttempt | null) {
  const { number, student, fileHash, status, score, maxScore, graderVersion, revision, gradings } = attempt;
  return {
    number,
    submittedAs: student,
    owner: attempt.ownerKey,
    fileHash,
    handIn: describeHandIn(attempt),
    submittedAt: attempt.submittedAt?.toISOString() ?? null,
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

export function describePerson({ participants, ...person }: Person) {
  return { ...person, participants: participants.map(({ assignment, number }) => ({ assignment, number })) };
}

export function describeOwner({ key, identity, students, match, link }: Owner) {
  const { source, identifiers, name, group, isAnonymous } = identity;
  return {
    key,
    source,
    identifiers,
    name,
    group,
    isAnonymous,
    submittedAs: students,
    match: match.kind,
    matchedBy: match.kind === 'none' ? null : match.by,
    /** Whom it is matched with, or may be. */
    people: match.kind === 'none' ? [] : match.people.map(describePerson),
    /** Whom the name means, where an identifier says otherwise. */
    against: match.kind === 'matched' ? match.against.map(describePerson) : [],
    linked: link === null ? null : { by: link.madeBy, at: link.madeAt.toISOString() },
  };
}

/** What the source knew of the time. */
function describeHandIn({ handIn }: PricedAttempt) {
  switch (handIn.kind) {
    case 'time':
      return { kind: handIn.kind, from: handIn.from };
    case 'marked':
      return { kind: handIn.kind, isLate: handIn.isLate };
    case 'unknown':
      return { kind: handIn.kind };
  }
}

export function describeExtension({ of, until, reason, madeBy, madeAt }: Extension) {
  const section = of.kind === 'section' ? of.section : null;
  return { until: until.toISOString(), section, reason, by: madeBy, at: madeAt.toISOString() };
}

function describeAdjustment({ kind, amount, reason, madeBy, madeAt }: Adjustment) {
  return { kind, amount, reason, by: madeBy, at: madeAt.toISOString() };
}
