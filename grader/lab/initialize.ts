import { Matrix } from 'ml-matrix';
import { toNetwork } from './convert';
import { describeShape, describeValue } from './describe';
import type { Network } from './network';
import type { Initializer, Parameters } from './types';

/** What came of calling an initialization. `sentence` says to the student what is missing or wrong. */
export type Initialized =
  | { readonly kind: 'ready'; readonly network: Network }
  | { readonly kind: 'unusable'; readonly sentence: string };

/** Calls the student's function once, on a copy of `layersDims`, and looks through what it returns. Never throws. */
export function initializeNetwork(
  initialization: Initializer,
  name: string,
  layersDims: readonly number[],
): Initialized {
  let returned: unknown;
  try {
    returned = initialization([...layersDims]);
  } catch (error) {
    const message = error instanceof Error ? error.message : describeValue(error);
    return unusable(`${name} stopped with an error: ${message}`);
  }
  const sentence = findFault(returned, name, layersDims);
  if (sentence !== null) return unusable(sentence);
  return {
    kind: 'ready',
    network: toNetwork({ layersDims: [...layersDims], parameters: returned as Parameters }),
  };
}

/** The first thing that keeps the result from being trained, as a sentence; null when there is none. */
function findFault(returned: unknown, name: string, layersDims: readonly number[]): string | null {
  const layers = layersDims.slice(1).map((_, index) => index + 1);
  const keys = layers.flatMap((l) => [`W${l}`, `b${l}`]);
  const entries = new Map<string, unknown>(isRecord(returned) ? Object.entries(returned) : []);
  const missing = keys.filter((key) => entries.get(key) === undefined);
  if (returned instanceof Promise)
    return `${name} returned a Promise: take the word async away, it is not needed.`;
  if (missing.length === keys.length) {
    return (
      `${name} is not written yet: fill in the lines between START CODE HERE and END CODE HERE, ` +
      'then run this cell again.'
    );
  }
  if (missing.length > 0) {
    return `${name} is not finished yet: its result has no ${missing.join(', ')}. Add what is missing, then run this cell again.`;
  }
  for (const l of layers) {
    const [fanOut, fanIn] = [layersDims[l] as number, layersDims[l - 1] as number];
    const fault =
      findMatrixFault(`W${l}`, entries.get(`W${l}`), fanOut, fanIn) ??
      findMatrixFault(`b${l}`, entries.get(`b${l}`), fanOut, 1);
    if (fault !== null) return `${name} needs another look: ${fault}.`;
  }
  return null;
}

function findMatrixFault(key: string, value: unknown, rows: number, columns: number): string | null {
  const expected = `(${rows}, ${columns})`;
  if (!Matrix.isMatrix(value))
    return `${key} is ${describeValue(value)}; expected a matrix of shape ${expected}`;
  if (value.rows !== rows || value.columns !== columns) {
    const note = key.startsWith('W') ? ": rows are the layer's own size, columns the previous layer's" : '';
    return `${key} has shape ${describeShape(value)}; expected ${expected}${note}`;
  }
  const strange = value.to1DArray().find((entry) => !Number.isFinite(entry));
  return strange === undefined ? null : `${key} holds ${strange}; every entry must be a finite number`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function unusable(sentence: string): Initialized {
  return { kind: 'unusable', sentence };
}
