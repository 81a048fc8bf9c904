import type { Value } from '../../domain';
import type { Network } from '../../lab/network';

/** W1, b1, …, WL, bL as the network trains them, or null where the layers do not fit together. */
export function parametersToNetwork(value: Value): Network | null {
  if (value.kind !== 'record') return null;
  const weights: Float64Array[] = [];
  const biases: Float64Array[] = [];
  const layersDims: number[] = [];
  for (let l = 1; value.entries.has(`W${l}`); l++) {
    const W = value.entries.get(`W${l}`);
    const b = value.entries.get(`b${l}`);
    if (W?.kind !== 'matrix' || b?.kind !== 'matrix') return null;
    if (b.rows !== W.rows || b.columns !== 1) return null;
    if (l === 1) layersDims.push(W.columns);
    if (layersDims[l - 1] !== W.columns) return null;
    layersDims.push(W.rows);
    weights.push(Float64Array.from(W.data));
    biases.push(Float64Array.from(b.data));
  }
  return weights.length === 0 ? null : { layersDims, weights, biases };
}
