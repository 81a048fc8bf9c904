import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { computeCost, trainNetwork } from '.';
import type { Network, Samples } from '.';

/** Odd and even layers, and sample counts on both sides of a multiple of four. */
const problems = fc
  .record({
    layersDims: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
    count: fc.integer({ min: 1, max: 9 }),
    seed: fc.integer(),
  })
  .map(({ layersDims, count, seed }) => drawProblem([...layersDims, 1], count, String(seed)));

interface Problem {
  readonly network: Network;
  readonly samples: Samples;
}

function drawProblem(layersDims: readonly number[], count: number, seed: string): Problem {
  const random = seedrandom(seed);
  const draw = (length: number): Float64Array => Float64Array.from({ length }, () => 2 * random() - 1);
  const [features = 0, ...sizes] = layersDims;
  return {
    network: {
      layersDims,
      weights: sizes.map((size, l) => draw(size * (layersDims[l] ?? 0))),
      biases: sizes.map((size) => draw(size)),
    },
    samples: { X: draw(features * count), Y: draw(count).map((y) => (y > 0 ? 1 : 0)), count },
  };
}

/** The cost as the textbook writes it, one sample at a time; and how near any hidden unit came to its ReLU's corner. */
function computePlainly({ network, samples }: Problem): { readonly cost: number; readonly corner: number } {
  let [total, corner] = [0, Infinity];
  for (let s = 0; s < samples.count; s++) {
    let activations = Array.from(
      { length: network.layersDims[0] ?? 0 },
      (_, f) => samples.X[f * samples.count + s] ?? NaN,
    );
    network.weights.forEach((weights, l) => {
      const hidden = l < network.weights.length - 1;
      const sums = Array.from(network.biases[l] ?? [], (bias, unit) =>
        activations.reduce((sum, a, i) => sum + a * (weights[unit * activations.length + i] ?? NaN), bias),
      );
      if (hidden) corner = Math.min(corner, ...sums.map(Math.abs));
      activations = sums.map((z) => (hidden ? Math.max(0, z) : 1 / (1 + Math.exp(-z))));
    });
    const [a = NaN] = activations;
    const y = samples.Y[s] ?? NaN;
    total += -Math.log(a) * y - Math.log(1 - a) * (1 - y);
  }
  return { cost: total / samples.count, corner };
}

/** Derivative of the plain cost by each parameter, by central differences. */
function differentiatePlainly({ network, samples }: Problem): number[] {
  const step = 1e-5;
  return listParameters(network).map((_, place) => {
    const costAt = (shift: number): number =>
      computePlainly({ network: nudge(network, place, shift), samples }).cost;
    return (costAt(step) - costAt(-step)) / (2 * step);
  });
}

function listParameters({ weights, biases }: Network): number[] {
  return [...weights, ...biases].flatMap((values) => [...values]);
}

function nudge(network: Network, place: number, shift: number): Network {
  let seen = 0;
  const copy = (values: Float64Array): Float64Array =>
    values.map((value) => (seen++ === place ? value + shift : value));
  return { ...network, weights: network.weights.map(copy), biases: network.biases.map(copy) };
}

test('computeCost is the textbook cost', () => {
  fc.assert(
    fc.property(problems, (problem) => {
      const { cost } = computePlainly(problem);
      expect(Math.abs(computeCost(problem.network, problem.samples) / cost - 1)).toBeLessThan(1e-12);
    }),
  );
});

test('one step of rate 1 moves every parameter by minus the derivative of the cost', () => {
  fc.assert(
    fc.property(problems, (problem) => {
      fc.pre(computePlainly(problem).corner > 1e-3); // at a ReLU's corner there is no derivative to compare with
      const stepped = trainNetwork(problem.network, problem.samples, {
        learningRate: 1,
        iterations: 1,
        recordEvery: 1,
      });
      const after = listParameters(stepped.network);
      const before = listParameters(problem.network);
      differentiatePlainly(problem).forEach((derivative, i) => {
        const moved = (before[i] ?? NaN) - (after[i] ?? NaN);
        expect(Math.abs(moved - derivative)).toBeLessThan(1e-8 + 1e-6 * Math.abs(derivative));
      });
    }),
  );
});

test('the order of the samples does not matter', () => {
  fc.assert(
    fc.property(problems, ({ network, samples }) => {
      const reversed = { X: samples.X.slice(), Y: samples.Y.slice().reverse(), count: samples.count };
      for (let i = 0; i < samples.X.length; i += samples.count)
        reversed.X.subarray(i, i + samples.count).reverse();
      const options = { learningRate: 0.1, iterations: 3, recordEvery: 1 };
      const [one, other] = [
        trainNetwork(network, samples, options),
        trainNetwork(network, reversed, options),
      ];
      expect(Math.abs(one.finalCost / other.finalCost - 1)).toBeLessThan(1e-12);
    }),
  );
});
