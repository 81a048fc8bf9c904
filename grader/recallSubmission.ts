import { passingVerdicts } from './cache';
import type { Diagnostic, GradedFunction } from './domain';
import type { Grader } from './judgePrograms';
import { explainJudgement, withNotes, type Explained, type QuotedPlace } from './verdicts';

/**
 * One function of a file seen before: explained whole where it was not run, else under which key its judgement is kept
 * and where its note belongs. In the order of the assignment's functions.
 */
export type RecalledPart =
  | { readonly kind: 'explained'; readonly explained: Explained }
  | {
      readonly kind: 'judged';
      readonly key: string;
      readonly place: QuotedPlace;
      /** What there is to say beside the judgement. */
      readonly notes: readonly Diagnostic[];
    };

/** A file of the same bytes, graded before on the same terms, need not even be parsed. Null when it is new. */
export async function recallSubmission(key: string, grader: Grader): Promise<readonly Explained[] | null> {
  const parts = (await grader.files?.read(key)) ?? null;
  if (parts === null) return null;
  const judged = parts.flatMap((part) => (part.kind === 'judged' ? [part] : []));
  const judgements = await grader.cache.peekAll(judged.map((part) => part.key));
  if (judgements === null) return null;
  const byKey = new Map(judged.map((part, index) => [part.key, judgements[index]]));
  return parts.map((part, index) => {
    if (part.kind === 'explained') return part.explained;
    const judgement = byKey.get(part.key);
    if (judgement === undefined) throw new Error(`no judgement under ${part.key}`);
    const fn = grader.prepared.assignment.functions[index] as GradedFunction;
    return withNotes(explainJudgement(fn, judgement, part.place), part.notes);
  });
}

/** Keeps what was found, unless a part of it may be otherwise next time. Not keeping it costs time, never a verdict. */
export function rememberSubmission(
  key: string,
  parts: readonly RecalledPart[],
  explained: readonly Explained[],
  grader: Grader,
): void {
  if (explained.some(({ report }) => passingVerdicts.has(report.verdict))) return;
  grader.files?.write(key, parts).catch(() => undefined);
}
