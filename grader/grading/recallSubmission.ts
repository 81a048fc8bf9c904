import type { GradedFunction } from '../domain';
import { explainJudgement, withNotes, type Explained } from '../verdicts';
import type { Grader, RecalledPart } from './grader';

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

/** Keeps what was found of a file. Not keeping it costs time, never a verdict. */
export function rememberSubmission(key: string, parts: readonly RecalledPart[], grader: Grader): void {
  grader.files?.write(key, parts).catch(() => undefined);
}
