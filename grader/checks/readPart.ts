import type { Value } from '../domain';
import { describeValue } from './describe';

/** Keys of records, and places in lists and matrices, from the whole to the part. */
export type Path = readonly (string | number)[];

export type Part =
  | { readonly kind: 'found'; readonly value: Value }
  /** Where the path ends too soon, and what is there: `the result has no cost: it is a string`. */
  | { readonly kind: 'missing'; readonly problem: string };

/** `cost`, `W1[0][2]` (row, then column), `[1].dW2` as a path; null for text that is none. */
export function parsePath(text: string): Path | null {
  const steps = text.startsWith('[') ? text : `.${text}`;
  if (!WHOLE.test(steps)) return null;
  return [...steps.matchAll(STEP)].map(([, key, place]) => key ?? Number(place));
}

const STEP = /\.([^\s.[\]]+)|\[(0|[1-9]\d*)\]/g;
const WHOLE = new RegExp(`^(?:${STEP.source})+$`);

/** The part of a result that a path leads to. One row of a matrix is a list of its numbers. */
export function readPart(result: Value, path: Path): Part {
  let value = result;
  for (const [index, step] of path.entries()) {
    const next = takeStep(value, step);
    if (next === undefined) {
      const problem = `${namePart(path.slice(0, index))} has no ${nameStep(step)}: it is ${describeValue(value)}`;
      return { kind: 'missing', problem };
    }
    value = next;
  }
  return { kind: 'found', value };
}

/** `the result`, or `the result's W1[0][2]`. */
export function namePart([first, ...rest]: Path): string {
  if (first === undefined) return 'the result';
  const steps = rest.map((step) => (typeof step === 'string' ? `.${step}` : nameStep(step)));
  return `the result's ${nameStep(first)}${steps.join('')}`;
}

function nameStep(step: string | number): string {
  return typeof step === 'string' ? step : `[${step}]`;
}

function takeStep(value: Value, step: string | number): Value | undefined {
  if (typeof step === 'string') return value.kind === 'record' ? value.entries.get(step) : undefined;
  if (value.kind === 'list') return value.items[step];
  if (value.kind !== 'matrix' || step >= value.rows) return undefined;
  const row = value.data.slice(step * value.columns, (step + 1) * value.columns);
  return { kind: 'list', items: row.map((entry): Value => ({ kind: 'number', value: entry })) };
}
