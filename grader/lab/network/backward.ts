/* eslint-disable @typescript-eslint/no-non-null-assertion -- hot loops; createWorkspace has checked every length */
import { updateLayer } from './update';
import type { LayerBuffers, Workspace } from './workspace';

/** After a forward pass: goes back through the layers and moves each one a step against its gradient. */
export function runBackwardAndUpdate(
  { layers, labels, count, width }: Workspace,
  learningRate: number,
): void {
  const last = layers[layers.length - 1]!;
  for (let s = 0; s < count; s++) last.delta[s] = (last.output[s]! - labels[s]!) / count;

  for (let l = layers.length - 1; l >= 0; l--) {
    const layer = layers[l]!;
    if (l > 0) pullBack(layer, layers[l - 1]!.delta, width); // before the update: it needs the forward pass's weights
    updateLayer(layer, width, learningRate);
  }
}

/**
 * deltaBefore = Wᵀ · delta where the unit before let something through (`input > 0`, the slope of its ReLU), else 0.
 *
 * Two units of the layer before and four samples at a time, as in the forward pass.
 */
function pullBack(layer: LayerBuffers, deltaBefore: Float64Array, width: number): void {
  const { fanIn, fanOut, weights, input, delta } = layer;
  for (let unit = 0; unit < fanIn; unit += 2) {
    const partner = unit + 1 < fanIn ? unit + 1 : unit;
    const toPartner = partner - unit;
    const endOfWeights = fanOut * fanIn;

    for (let s = 0; s < width; s += 4) {
      let a0 = 0,
        a1 = 0,
        a2 = 0,
        a3 = 0;
      let b0 = 0,
        b1 = 0,
        b2 = 0,
        b3 = 0;
      let d = s;
      for (let w = unit; w < endOfWeights; w += fanIn) {
        const weightA = weights[w]!;
        const weightB = weights[w + toPartner]!;
        const d0 = delta[d]!;
        a0 += weightA * d0;
        b0 += weightB * d0;
        const d1 = delta[d + 1]!;
        a1 += weightA * d1;
        b1 += weightB * d1;
        const d2 = delta[d + 2]!;
        a2 += weightA * d2;
        b2 += weightB * d2;
        const d3 = delta[d + 3]!;
        a3 += weightA * d3;
        b3 += weightB * d3;
        d += width;
      }
      const outA = unit * width + s;
      deltaBefore[outA] = input[outA]! > 0 ? a0 : 0;
      deltaBefore[outA + 1] = input[outA + 1]! > 0 ? a1 : 0;
      deltaBefore[outA + 2] = input[outA + 2]! > 0 ? a2 : 0;
      deltaBefore[outA + 3] = input[outA + 3]! > 0 ? a3 : 0;
      const outB = partner * width + s;
      deltaBefore[outB] = input[outB]! > 0 ? b0 : 0;
      deltaBefore[outB + 1] = input[outB + 1]! > 0 ? b1 : 0;
      deltaBefore[outB + 2] = input[outB + 2]! > 0 ? b2 : 0;
      deltaBefore[outB + 3] = input[outB + 3]! > 0 ? b3 : 0;
    }
  }
}
