import { measureSymmetry } from '.';
import type { Network } from '.';

/** [2, 3, 2, 1] in which the units of a layer are copies of each other. */
function createSymmetric(): Network {
  return {
    layersDims: [2, 3, 2, 1],
    weights: [Float64Array.of(1, 2, 1, 2, 1, 2), Float64Array.of(3, 3, 3, 3, 3, 3), Float64Array.of(4, 4)],
    biases: [Float64Array.of(5, 5, 5), Float64Array.of(6, 6), Float64Array.of(7)],
  };
}

function change(part: 'weights' | 'biases', layer: number, place: number, value: number): Network {
  const network = createSymmetric();
  network[part][layer - 1]?.set([value], place);
  return network;
}

test('units that are copies of each other: 0', () => {
  expect(measureSymmetry(createSymmetric())).toBe(0);
});

test.each([
  ['an incoming weight', change('weights', 1, 3, 2.5), 0.5],
  ['a bias', change('biases', 1, 2, 4), 1],
  ['a bias of the second layer', change('biases', 2, 0, 8), 2],
  ['an outgoing weight', change('weights', 2, 1, 3.25), 0.25],
  ['a weight to the output', change('weights', 3, 1, -4), 8],
])('one unit differs in %s: by how much', (_, network, difference) => {
  expect(measureSymmetry(network)).toBe(difference);
});

test('the inputs and the output are no hidden units: they may differ', () => {
  expect(measureSymmetry(change('biases', 3, 0, 100))).toBe(0);
});

test('NaN is not symmetric', () => {
  expect(measureSymmetry(change('weights', 1, 0, NaN))).toBeNaN();
  expect(measureSymmetry(change('weights', 1, 5, NaN))).toBeNaN();
});

test('one hidden unit has no neighbour to differ from', () => {
  const network: Network = {
    layersDims: [2, 1, 1],
    weights: [Float64Array.of(1, 2), Float64Array.of(3)],
    biases: [Float64Array.of(4), Float64Array.of(5)],
  };
  expect(measureSymmetry(network)).toBe(0);
});
