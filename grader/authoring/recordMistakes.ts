import { loadMisconceptions, locateMistakes, valueToJson } from '../assignment';
import type { Assignment, CallRecord, Case, Json, Notebook, TrustedHelper, Value } from '../domain';
import { runMisconceptions } from '../grading/nameMisconception';
import type { Sandbox } from '../sandbox';

/** As many digits tell two answers apart; more would only make the files larger. */
const DIGITS = 10;

export interface RecordTerms {
  readonly assignment: Assignment;
  readonly helper: TrustedHelper;
  readonly solution: Notebook;
  /** By function: the public cases to record. */
  readonly cases: ReadonlyMap<string, readonly Case[]>;
}

/** What the misconceptions of each function give on public cases, as `assignment/loadMistakes.ts` reads it. */
export async function recordMistakes(
  terms: RecordTerms,
  sandbox: Sandbox,
): Promise<readonly { readonly file: string; readonly json: Json }[]> {
  const { assignment, cases } = terms;
  const misconceptions = loadMisconceptions(assignment);
  const files = [];
  for (const { name } of assignment.functions) {
    if (!misconceptions.some((item) => item.functionName === name)) continue;
    const mistaken = await runMisconceptions(name, { ...terms, misconceptions }, sandbox);
    const mistakes = mistaken.map(({ misconception: { id, mistake, hint }, calls }) => ({
      id,
      mistake,
      hint,
      ...recordCalls(cases.get(name) ?? [], calls),
    }));
    files.push({
      file: locateMistakes(assignment.directories, name),
      json: { function: name, mistakes } as unknown as Json,
    });
  }
  return files;
}

function recordCalls(cases: readonly Case[], calls: readonly CallRecord[]) {
  const outputs: Record<string, Json> = {};
  const changed: Record<string, readonly Json[]> = {};
  for (const [index, { id, args }] of cases.entries()) {
    const { first, argsAfter } = calls[index] as CallRecord;
    if (first.kind !== 'returned') continue;
    outputs[id] = valueToJson(roundValue(first.value));
    const after = argsAfter.map(valueToJson);
    if (JSON.stringify(after) !== JSON.stringify(args)) changed[id] = after;
  }
  return { cases: outputs, changed };
}

function roundValue(value: Value): Value {
  switch (value.kind) {
    case 'matrix':
      return { ...value, data: value.data.map(round) };
    case 'record':
      return {
        kind: 'record',
        entries: new Map([...value.entries].map(([key, entry]) => [key, roundValue(entry)])),
      };
    case 'list':
      return { kind: 'list', items: value.items.map(roundValue) };
    case 'number':
      return { kind: 'number', value: round(value.value) };
    case 'boolean':
    case 'text':
    case 'nothing':
    case 'other':
      return value;
  }
}

function round(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : value;
}
