import { createHash, scryptSync } from 'node:crypto';

/** All that decides how the submissions of a queue are judged. Only workers with equal terms take from it. */
export interface QueueTerms {
  readonly assignment: string;
  /** `PreparedAssignment.filesDigest`, which covers the fields below; they are there to say what differs. */
  readonly revision: string;
  readonly graderVersion: string;
  /** Digest of the compiled grader. */
  readonly build: string;
  readonly nodeMajor: number;
  /** See `markSecret`. */
  readonly secretMark: string;
}

/** Equal terms give equal names, other terms other names. */
export function nameQueue({ assignment, graderVersion, revision }: QueueTerms): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([assignment, graderVersion, revision]))
    .digest('hex');
  return `grade-${digest.slice(0, 24)}`;
}

/**
 * A digest by which two machines see whether they have the same secret. It takes 50 ms on purpose, so that somebody who
 * reads the database cannot try millions of secrets.
 */
export function markSecret(secret: string): string {
  return scryptSync(secret, 'grader: which secret', 12).toString('hex');
}

/**
 * Why a worker with `ours` does not take submissions with `theirs`: the first difference, and how to mend it. Completes
 * the sentence "37 submissions wait for …".
 */
export function explainRefusal(theirs: QueueTerms, ours: QueueTerms): string {
  const revision = `revision ${theirs.revision.slice(0, 8)} of ${theirs.assignment}`;
  const { graderVersion: version, nodeMajor } = theirs;
  if (version !== ours.graderVersion)
    return `grader ${version} (${revision}); this is ${ours.graderVersion}: ${adviseVersion(version, ours.graderVersion)}`;
  if (nodeMajor !== ours.nodeMajor)
    return `Node ${nodeMajor} (${revision}); this is Node ${ours.nodeMajor}: run this worker on Node ${nodeMajor}`;
  if (theirs.secretMark !== ours.secretMark)
    return `another secret (${revision}): give this worker the GRADER_SECRET that they were submitted with`;
  if (theirs.build !== ours.build)
    return `another build of grader ${version} (${revision}): install the same build here`;
  return `${revision}; the files here are revision ${ours.revision.slice(0, 8)}: give this worker the same notebooks, solutions and fixtures`;
}

function adviseVersion(theirs: string, ours: string): string {
  return isNewer(theirs, ours)
    ? 'update this worker'
    : 'submit them again with the newer grader, or run a worker of theirs';
}

/** Whether version `a` (`1.2.3`) is later than `b`. */
function isNewer(a: string, b: string): boolean {
  const [left, right] = [a, b].map((version) => version.split('.').map((part) => Number.parseInt(part, 10)));
  for (let index = 0; index < 3; index += 1) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
