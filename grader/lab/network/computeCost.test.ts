import { computeCost, measureAccuracy, predictLabels } from '.';
import type { Network, Samples } from '.';

/** sigmoid(weight · x): one input, no hidden layer. */
function createUnit(weight: number): Network {
  return { layersDims: [1, 1], weights: [Float64Array.of(weight)], biases: [Float64Array.of(0)] };
}

function createSamples(x: readonly number[], y: readonly number[]): Samples {
  return { X: Float64Array.from(x), Y: Float64Array.from(y), count: x.length };
}

test('a network that knows nothing costs ln 2', () => {
  expect(computeCost(createUnit(0), createSamples([1, -3, 2], [1, 0, 0]))).toBeCloseTo(Math.LN2, 15);
});

test('saturated on the right side costs 0, as nansum drops the Infinity · 0 of the other term', () => {
  expect(computeCost(createUnit(1000), createSamples([1, -1], [1, 0]))).toBe(0);
});

test.each([
  ['sure of 1 where 0 is true', [1], [0]],
  ['sure of 0 where 1 is true', [-1], [1]],
  ['one wrong among right ones', [1, -1, 1], [1, 0, 0]],
])('saturated on the wrong side costs Infinity: %s', (_, x, y) => {
  expect(computeCost(createUnit(1000), createSamples(x, y))).toBe(Infinity);
});

test('a network with NaN in it has no cost, and predicts 0', () => {
  expect(computeCost(createUnit(NaN), createSamples([1, 2], [1, 0]))).toBeNaN();
  expect([...predictLabels(createUnit(NaN), createSamples([1, 2], [1, 0]))]).toEqual([0, 0]);
});

test('NaN in a hidden unit is not lost in its ReLU', () => {
  const network: Network = {
    layersDims: [1, 1, 1],
    weights: [Float64Array.of(NaN), Float64Array.of(1)],
    biases: [Float64Array.of(0), Float64Array.of(0)],
  };
  expect(computeCost(network, createSamples([1], [1]))).toBeNaN();
});

test('label 1 takes a probability above one half, not one half itself', () => {
  expect([...predictLabels(createUnit(1), createSamples([-0.1, 0, 0.1, 5, -5], [0, 0, 0, 0, 0]))]).toEqual([
    0, 0, 1, 1, 0,
  ]);
});

test('accuracy is the share of right labels', () => {
  const samples = createSamples([-1, 1, 2, -2, 3], [0, 1, 0, 1, 1]);
  expect(measureAccuracy(createUnit(1), samples)).toBe(0.6);
  expect(measureAccuracy(createUnit(-1), samples)).toBe(0.4);
});
