import type { Finding, FindingKind, FunctionReport, SubmissionReport, Verdict } from '../domain';

/** A row as it is read: reports written before 2026-12 tell findings in sentences alone. */
export interface ReadRow extends Omit<SubmissionReport, 'diagnostics'> {
  readonly diagnostics: readonly ReadFinding[];
}

type ReadFinding = Omit<Finding, 'kind' | 'function' | 'hint'> &
  Partial<Pick<Finding, 'kind' | 'function' | 'hint'>>;

/** Gives every finding of a row the fields that it has today; a row of today is returned as it is. */
export function completeRow(row: ReadRow): SubmissionReport {
  const { diagnostics } = row;
  if (diagnostics.every(isComplete)) return { ...row, diagnostics };
  return { ...row, diagnostics: completeOldFindings(row) };
}

function isComplete(finding: ReadFinding): finding is Finding {
  return finding.kind !== undefined && finding.function !== undefined && finding.hint !== undefined;
}

/**
 * Such a row lists, in the order of its functions, warnings that begin with the function's name, then the one sentence
 * that says why it was not judged or which mistake it is.
 */
function completeOldFindings({ status, functions, diagnostics }: ReadRow): readonly Finding[] {
  const left = [...diagnostics];
  const take = (fn: FunctionReport, kind: FindingKind): Finding[] =>
    left.splice(0, 1).map((old) => completeOld(old, kind, fn.name));
  const own = functions.flatMap((fn) => {
    const found: Finding[] = [];
    while (left[0]?.severity === 'warning' && left[0].message.startsWith(`${fn.name} `))
      found.push(...take(fn, 'declared-again'));
    const kind = kindOf(fn, left[0]);
    return kind === null ? found : [...found, ...take(fn, kind)];
  });
  return [
    ...own,
    ...left.map((old) => completeOld(old, status === 'rejected' ? 'rejected' : 'untyped', null)),
  ];
}

function kindOf(
  { name, verdict, misconception }: FunctionReport,
  next: ReadFinding | undefined,
): FindingKind | null {
  if (verdict === 'passed' || verdict === 'failed') {
    if (verdict === 'failed' && misconception !== null) return 'misconception';
    return next?.message.startsWith(`${name}: `) === true ? 'explanation' : null;
  }
  return kinds[verdict];
}

const kinds = {
  'not-implemented': 'not-implemented',
  missing: 'missing',
  'does-not-compile': 'does-not-compile',
  forbidden: 'forbidden',
  threw: 'threw',
  'timed-out': 'timed-out',
  'out-of-memory': 'out-of-memory',
  crashed: 'crashed',
} satisfies Record<Exclude<Verdict, 'passed' | 'failed'>, FindingKind>;

const HINT = ' Hint: ';

/** A misconception was told with its hint in one sentence. */
function completeOld(old: ReadFinding, kind: FindingKind, functionName: string | null): Finding {
  const { severity, message, ...place } = old;
  const at = kind === 'misconception' ? message.lastIndexOf(HINT) : -1;
  return {
    ...place,
    severity,
    kind,
    function: functionName,
    message: at === -1 ? message : message.slice(0, at),
    hint: at === -1 ? null : message.slice(at + HINT.length),
  };
}
