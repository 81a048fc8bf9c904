import { parametersToNetwork } from '../checks/behaviours/parametersToNetwork';
import { fitsCourse } from '../checks/behaviours/trainCourse';
import type { Exhibit, Value } from '../domain';
import type { Network } from '../lab/network';

/**
 * The parameters of an exhibit as a network that can be trained on the course's points, or null: nothing came back,
 * a matrix is too large to be kept whole, or its layers are not those of the expected output.
 */
export function readStart({ outcome }: Exhibit, expected: Value): Network | null {
  const wanted = readExpectedStart(expected);
  if (wanted === null || outcome.kind === 'threw') return null;
  const entries = new Map<string, Value>();
  for (const entry of outcome.entries) {
    if (entry.kind !== 'matrix' || !entry.isWhole) continue;
    const { rows, columns, numbers } = entry;
    entries.set(entry.key, { kind: 'matrix', rows, columns, data: numbers.map(Number) });
  }
  const start = parametersToNetwork({ kind: 'record', entries });
  // Layers of another size could take any time to train.
  return start?.layersDims.join() === wanted.layersDims.join() ? start : null;
}

/** The same of an expected output. */
export function readExpectedStart(expected: Value): Network | null {
  const start = parametersToNetwork(expected);
  return start !== null && fitsCourse(start) ? start : null;
}
