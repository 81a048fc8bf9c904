/* eslint-disable @typescript-eslint/no-non-null-assertion -- hot loops; createWorkspace has checked every length */
import type { LayerBuffers, Workspace } from './workspace';

/** Taken out of the global object once: in a `vm` realm each look there costs more than the sum it is for. */
const { exp, max } = Math;

/**
 * LINEAR→RELU for each hidden layer, LINEAR→SIGMOID for the last, all samples at once.
 * @returns the last layer's output: the probability of class 1 for each sample, then the padding
 */
export function runForward({ layers, width }: Workspace): Float64Array {
  const last = layers[layers.length - 1]!;
  for (let l = 0; l < layers.length; l++) {
    const layer = layers[l]!;
    computeLayer(layer, width, layer === last ? -Infinity : 0);
  }
  applySigmoid(last.output);
  return last.output;
}

/**
 * output = max(floor, W · input + b): with a floor of 0 that is ReLU, with -Infinity the linear part alone.
 *
 * Two units and four samples at a time: eight sums grow side by side, and each number read serves several of them.
 * Where the units are odd the last one is its own partner, computed twice and written twice.
 */
function computeLayer(layer: LayerBuffers, width: number, floor: number): void {
  const { fanIn, fanOut, weights, biases, input, output } = layer;
  for (let unit = 0; unit < fanOut; unit += 2) {
    const partner = unit + 1 < fanOut ? unit + 1 : unit;
    const toPartner = (partner - unit) * fanIn;
    const firstWeight = unit * fanIn;
    const lastWeight = firstWeight + fanIn;
    const biasA = biases[unit]!;
    const biasB = biases[partner]!;

    for (let s = 0; s < width; s += 4) {
      let a0 = biasA,
        a1 = biasA,
        a2 = biasA,
        a3 = biasA;
      let b0 = biasB,
        b1 = biasB,
        b2 = biasB,
        b3 = biasB;
      let x = s;
      for (let w = firstWeight; w < lastWeight; w++) {
        const weightA = weights[w]!;
        const weightB = weights[w + toPartner]!;
        const x0 = input[x]!;
        a0 += weightA * x0;
        b0 += weightB * x0;
        const x1 = input[x + 1]!;
        a1 += weightA * x1;
        b1 += weightB * x1;
        const x2 = input[x + 2]!;
        a2 += weightA * x2;
        b2 += weightB * x2;
        const x3 = input[x + 3]!;
        a3 += weightA * x3;
        b3 += weightB * x3;
        x += width;
      }
      const outA = unit * width + s;
      output[outA] = max(floor, a0);
      output[outA + 1] = max(floor, a1);
      output[outA + 2] = max(floor, a2);
      output[outA + 3] = max(floor, a3);
      const outB = partner * width + s;
      output[outB] = max(floor, b0);
      output[outB + 1] = max(floor, b1);
      output[outB + 2] = max(floor, b2);
      output[outB + 3] = max(floor, b3);
    }
  }
}

function applySigmoid(values: Float64Array): void {
  for (let i = 0; i < values.length; i++) values[i] = 1 / (1 + exp(-values[i]!));
}
