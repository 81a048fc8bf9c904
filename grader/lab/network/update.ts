/* eslint-disable @typescript-eslint/no-non-null-assertion -- hot loops; createWorkspace has checked every length */
import type { LayerBuffers } from './workspace';

/** W -= learningRate · delta · inputᵀ and b -= learningRate · (delta summed over the samples). */
export function updateLayer(layer: LayerBuffers, width: number, learningRate: number): void {
  for (let unit = 0; unit < layer.fanOut; unit++) {
    updateWeights(layer, unit, width, learningRate);
    updateBias(layer, unit, width, learningRate);
  }
}

/**
 * The weights of one unit, two at a time, each gradient in four sums that do not wait for each other.
 * Where the weights are odd the last one is its own partner: both are read before either is written.
 */
function updateWeights(layer: LayerBuffers, unit: number, width: number, learningRate: number): void {
  const { fanIn, weights, input, delta } = layer;
  const firstDelta = unit * width;
  const endOfDelta = firstDelta + width;
  for (let from = 0; from < fanIn; from += 2) {
    const partner = from + 1 < fanIn ? from + 1 : from;
    const toPartner = (partner - from) * width;
    let a0 = 0,
      a1 = 0,
      a2 = 0,
      a3 = 0;
    let b0 = 0,
      b1 = 0,
      b2 = 0,
      b3 = 0;
    let x = from * width;
    for (let d = firstDelta; d < endOfDelta; d += 4) {
      const d0 = delta[d]!;
      a0 += d0 * input[x]!;
      b0 += d0 * input[x + toPartner]!;
      const d1 = delta[d + 1]!;
      a1 += d1 * input[x + 1]!;
      b1 += d1 * input[x + toPartner + 1]!;
      const d2 = delta[d + 2]!;
      a2 += d2 * input[x + 2]!;
      b2 += d2 * input[x + toPartner + 2]!;
      const d3 = delta[d + 3]!;
      a3 += d3 * input[x + 3]!;
      b3 += d3 * input[x + toPartner + 3]!;
      x += 4;
    }
    const weightA = weights[unit * fanIn + from]!;
    const weightB = weights[unit * fanIn + partner]!;
    weights[unit * fanIn + from] = weightA - learningRate * (a0 + a1 + (a2 + a3));
    weights[unit * fanIn + partner] = weightB - learningRate * (b0 + b1 + (b2 + b3));
  }
}

function updateBias(
  { biases, delta }: LayerBuffers,
  unit: number,
  width: number,
  learningRate: number,
): void {
  let d0 = 0,
    d1 = 0,
    d2 = 0,
    d3 = 0;
  for (let d = unit * width; d < (unit + 1) * width; d += 4) {
    d0 += delta[d]!;
    d1 += delta[d + 1]!;
    d2 += delta[d + 2]!;
    d3 += delta[d + 3]!;
  }
  biases[unit]! -= learningRate * (d0 + d1 + (d2 + d3));
}
