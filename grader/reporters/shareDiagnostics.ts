import type { Diagnostic, FunctionReport, SubmissionReport } from '../domain';

/** A function with what there is to say of it beyond its checks. */
export interface Told {
  readonly fn: FunctionReport;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Gives each function the diagnostics that are about it. A row lists them in the order of its functions: warnings, which
 * begin with the function's name, then the one that says why it was not judged, or which known mistake it is.
 * @returns all functions, and the diagnostics that belong to none
 */
export function shareDiagnostics({ functions, diagnostics }: SubmissionReport): {
  readonly functions: readonly Told[];
  readonly others: readonly Diagnostic[];
} {
  const left = [...diagnostics];
  const told = functions.map((fn) => {
    const own: Diagnostic[] = [];
    while (left[0]?.severity === 'warning' && left[0].message.startsWith(`${fn.name} `))
      own.push(...left.splice(0, 1));
    if (isExplained(fn) || isAbout(left[0], fn)) own.push(...left.splice(0, 1));
    return { fn, diagnostics: own };
  });
  return { functions: told, others: left };
}

/** A mistake without a name may be told by what its numbers show; such a sentence begins with the function. */
function isAbout(diagnostic: Diagnostic | undefined, { name }: FunctionReport): boolean {
  return diagnostic?.message.startsWith(`${name}: `) === true;
}

function isExplained({ verdict, misconception }: FunctionReport): boolean {
  return verdict === 'failed' ? misconception !== null : verdict !== 'passed';
}
