import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureAccuracy, measureSymmetry, trainNetwork } from '.';
import type { Network, Samples, Training } from '.';

interface Reference {
  readonly init: Record<
    string,
    Record<string, Record<string, { readonly values: readonly (readonly number[])[] }>>
  >;
  readonly training: Record<string, Course>;
}
interface Course {
  readonly costs: readonly (number | 'inf')[];
  readonly cost_after_15000: number;
  readonly train_acc: number;
  readonly test_acc: number;
}

const fixtures = join(__dirname, '../../../fixtures/initialization/numpy');
const readJson = (file: string): unknown => JSON.parse(readFileSync(join(fixtures, file), 'utf8'));
const reference = readJson('reference.json') as Reference;
const dataset = readJson('dataset.json') as Record<string, number[][]>;
const trainSet = readSamples('train');
const testSet = readSamples('test');

function readSamples(part: string): Samples {
  const Y = Float64Array.from(dataset[`${part}_Y`]?.flat() ?? []);
  return { X: Float64Array.from(dataset[`${part}_X`]?.flat() ?? []), Y, count: Y.length };
}

function startFrom(initialization: string): Network {
  const parameters = reference.init['[2, 10, 5, 1]']?.[initialization] ?? {};
  const read = (key: string): Float64Array => Float64Array.from(parameters[key]?.values.flat() ?? []);
  return {
    layersDims: [2, 10, 5, 1],
    weights: [read('W1'), read('W2'), read('W3')],
    biases: [read('b1'), read('b2'), read('b3')],
  };
}

function trainAsCourse(initialization: string): Training {
  return trainNetwork(startFrom(initialization), trainSet, {
    learningRate: 0.01,
    iterations: 15_000,
    recordEvery: 1000,
  });
}

describe.each([
  { initialization: 'zeros', rtol: 1e-12 },
  { initialization: 'random', rtol: 5e-2 }, // chaotic: NumPy differs from itself by 1e-2 between processors
  { initialization: 'he', rtol: 1e-9 },
])("15,000 iterations from the course's $initialization start", ({ initialization, rtol }) => {
  const training = trainAsCourse(initialization);
  const course = reference.training[initialization] as Course;

  test('the costs are those of NumPy', () => {
    const expected = course.costs.map((cost) => (cost === 'inf' ? Infinity : cost));
    expect(training.costs).toHaveLength(15);
    [...training.costs, training.finalCost].forEach((cost, i) => {
      const right = expected[i] ?? course.cost_after_15000;
      if (right === Infinity) expect(cost).toBe(Infinity);
      else expect(Math.abs(cost / right - 1)).toBeLessThanOrEqual(rtol);
    });
  });

  test('the cost before the first update is that of NumPy to the last digit', () => {
    const [first] = course.costs;
    expect(training.costs[0]).toBe(first === 'inf' ? Infinity : first);
  });

  test('the accuracies are those of NumPy', () => {
    expect(measureAccuracy(training.network, trainSet)).toBe(course.train_acc);
    expect(measureAccuracy(training.network, testSet)).toBe(course.test_acc);
  });
});

test('the costs from zeros are those of NumPy to the last digit', () => {
  expect(trainAsCourse('zeros').costs).toEqual(reference.training['zeros']?.costs);
});

test('units that start equal stay equal, units that start apart stay apart', () => {
  const options = { learningRate: 0.01, iterations: 200, recordEvery: 100 };
  expect(measureSymmetry(trainNetwork(startFrom('zeros'), trainSet, options).network)).toBe(0);
  expect(measureSymmetry(trainNetwork(startFrom('he'), trainSet, options).network)).toBeGreaterThan(1);
});

test('the start is left as it was', () => {
  const start = startFrom('he');
  const { network } = trainNetwork(start, trainSet, { learningRate: 1, iterations: 3, recordEvery: 1 });
  expect(start).toEqual(startFrom('he'));
  expect(network).not.toEqual(start);
});

test('a cost is recorded before each n-th update, and told as it is recorded', () => {
  const told: [number, number][] = [];
  const { costs } = trainNetwork(startFrom('he'), trainSet, {
    learningRate: 0.01,
    iterations: 7,
    recordEvery: 3,
    onRecord: (iteration, cost) => told.push([iteration, cost]),
  });
  expect(told.map(([iteration]) => iteration)).toEqual([0, 3, 6]);
  expect(told.map(([, cost]) => cost)).toEqual(costs);
});

test('no iterations: nothing recorded, the cost is that of the start', () => {
  const training = trainNetwork(startFrom('he'), trainSet, {
    learningRate: 1,
    iterations: 0,
    recordEvery: 1,
  });
  expect(training.costs).toEqual([]);
  expect(training.network).toEqual(startFrom('he'));
  expect(Math.abs(training.finalCost / (reference.training['he']?.costs[0] as number) - 1)).toBeLessThan(
    1e-12,
  );
});

describe('sizes that do not fit are refused', () => {
  const options = { learningRate: 1, iterations: 1, recordEvery: 1 };
  const start = startFrom('he');

  test.each<[string, Network, Samples, string]>([
    ['X', start, { ...trainSet, X: new Float64Array(3) }, 'X has 3 numbers; the layer sizes ask for 600.'],
    ['Y', start, { ...trainSet, Y: new Float64Array(3) }, 'Y has 3 numbers; the layer sizes ask for 300.'],
    ['W2', { ...start, weights: [start.weights[0] ?? new Float64Array()] }, trainSet, 'W2 has no numbers;'],
    ['b1', { ...start, biases: [] }, trainSet, 'b1 has no numbers; the layer sizes ask for 10.'],
    ['outputs', { ...start, layersDims: [2, 10, 5, 2] }, trainSet, 'do not end in one output unit'],
    ['one layer', { layersDims: [1], weights: [], biases: [] }, trainSet, 'do not end in one output unit'],
  ])('%s', (_, network, samples, message) => {
    expect(() => trainNetwork(network, samples, options)).toThrow(message);
  });
});
