import { Matrix } from 'ml-matrix';
import reference from '../../fixtures/initialization/numpy/reference.json';
import { loadDataset } from './datasets';
import { model } from './model';
import { np } from './np';
import { predict } from './predict';
import type { Initializer, Model, Parameters } from './types';

const { trainX, trainY, testX, testY } = loadDataset();

const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
const printed = (): unknown[] => log.mock.calls.map(([line]: unknown[]) => line);
beforeEach(() => log.mockClear());

const initializeParametersHe: Initializer = (layersDims) => {
  np.random.seed(3);
  return build(layersDims, (rows, columns) =>
    np.multiply(np.random.randn(rows, columns), np.sqrt(2 / columns)),
  );
};

function build(layersDims: number[], weights: (rows: number, columns: number) => Matrix): Parameters {
  const parameters: Parameters = {};
  for (let l = 1; l < layersDims.length; l++) {
    parameters[`W${l}`] = weights(layersDims[l] as number, layersDims[l - 1] as number);
    parameters[`b${l}`] = np.zeros([layersDims[l] as number, 1]);
  }
  return parameters;
}

describe('model', () => {
  it("prints and returns the course's costs, and the trained parameters", () => {
    const trained = model(trainX, trainY, { initialization: initializeParametersHe, iterations: 2001 });
    expect(trained).toMatchObject({
      name: 'initializeParametersHe',
      written: true,
      layersDims: [2, 10, 5, 1],
      learningRate: 0.01,
      iterations: 2001,
    });
    const expected = reference.training.he.costs.slice(0, 3);
    trained.costs.forEach((cost, i) => expect(cost / (expected[i] as number)).toBeCloseTo(1, 9));
    expect(printed()).toEqual([
      'Training from initializeParametersHe: 2001 iterations, learning rate 0.01',
      ...trained.costs.map((cost, i) => `Cost after iteration ${i * 1000}: ${cost}`),
    ]);
    expect(trained.costs).toHaveLength(3);
    expect(trained.parameters.W1).toBeInstanceOf(Matrix);
    expect([trained.parameters.W2?.rows, trained.parameters.W2?.columns]).toEqual([5, 10]);
    expect(trained.parameters.W1?.get(9, 1)).not.toBe(initializeParametersHe([2, 10, 5, 1]).W1?.get(9, 1));
  });

  it('prints an infinite cost as Python does', () => {
    const initialization: Initializer = (dims) => {
      np.random.seed(3);
      return build(dims, (rows, columns) => np.random.randn(rows, columns).mul(10));
    };
    expect(model(trainX, trainY, { initialization, iterations: 1 }).costs).toEqual([Infinity]);
    expect(printed()).toContain('Cost after iteration 0: inf');
  });

  it('calls the initialization once, with sizes of its own', () => {
    const initialization = jest.fn((dims: number[]) => {
      const parameters = initializeParametersHe(dims);
      dims.fill(0);
      return parameters;
    });
    const trained = model(trainX, trainY, { initialization, iterations: 1, printCost: false });
    expect(initialization).toHaveBeenCalledTimes(1);
    expect(trained.layersDims).toEqual([2, 10, 5, 1]);
    expect(printed()).toEqual([]);
  });
});

describe('an initialization that cannot be trained gets one sentence', () => {
  const complete = (change: object): unknown => ({ ...initializeParametersHe([2, 10, 5, 1]), ...change });
  const notWritten =
    'initializeParametersHe is not written yet: fill in the lines between START CODE HERE and END CODE HERE, ' +
    'then run this cell again.';

  it.each<[string, () => unknown, string]>([
    ['an empty result', () => ({}), notWritten],
    ['nothing', () => undefined, notWritten],
    ['null', () => null, notWritten],
    ['lines that still hold undefined', () => ({ W1: undefined }), notWritten],
    [
      'missing keys',
      () => complete({ b2: undefined, b3: undefined }),
      'initializeParametersHe is not finished yet: its result has no b2, b3. Add what is missing, then run this cell again.',
    ],
    [
      'a wrong shape',
      () => complete({ W1: np.zeros([2, 10]) }),
      'initializeParametersHe needs another look: W1 has shape (2, 10); expected (10, 2): ' +
        "rows are the layer's own size, columns the previous layer's.",
    ],
    [
      'a wrong number of columns',
      () => complete({ b2: np.zeros([5, 2]) }),
      'initializeParametersHe needs another look: b2 has shape (5, 2); expected (5, 1).',
    ],
    [
      'a number for a matrix',
      () => complete({ b1: 0 }),
      'initializeParametersHe needs another look: b1 is 0; expected a matrix of shape (10, 1).',
    ],
    [
      'NaN',
      () => complete({ W3: np.multiply(np.ones([1, 5]), NaN) }),
      'initializeParametersHe needs another look: W3 holds NaN; every entry must be a finite number.',
    ],
    [
      'a promise',
      () => Promise.resolve({}),
      'initializeParametersHe returned a Promise: take the word async away, it is not needed.',
    ],
    [
      'an error',
      () => np.zeros(...([3, 2] as unknown as [number[]])),
      'initializeParametersHe stopped with an error: np.zeros takes one shape, np.zeros([3, 2]); it was called as np.zeros(3, 2).',
    ],
  ])('%s', (_, result, sentence) => {
    const untrained = model(trainX, trainY, { initialization: named(result) });
    expect(printed()).toEqual([sentence]);
    expect(untrained).toMatchObject({ written: false, costs: [], parameters: {} });
  });

  function named(result: () => unknown): Initializer {
    const initializeParametersHe = () => result() as Parameters;
    return initializeParametersHe;
  }
});

it('wrong arguments of model and predict are errors of one sentence', () => {
  const call = (options: object) => () => model(trainX, trainY, options as { initialization: Initializer });
  expect(call({ initialization: {} })).toThrow('model takes the initialization function itself');
  expect(call({ initialization: initializeParametersHe, iterations: 1.5 })).toThrow('it was given 1.5.');
  expect(call({ initialization: initializeParametersHe, learningRate: -1 })).toThrow('it was given -1.');
  expect(() => model(trainX, testY, { initialization: initializeParametersHe })).toThrow(
    'X has shape (2, 300) and Y has shape (1, 100).',
  );
  expect(() => predict([] as unknown as Matrix, testY, {} as Model)).toThrow(
    'it was given [] and a matrix of shape (1, 100).',
  );
});

describe('predict', () => {
  const trained = model(trainX, trainY, {
    initialization: initializeParametersHe,
    iterations: 1,
    printCost: false,
  });

  it('prints the accuracy under its label', () => {
    const { predictions, accuracy } = predict(testX, testY, trained, 'Test');
    expect([predictions.rows, predictions.columns]).toEqual([1, 100]);
    const right = predictions.to1DArray().filter((label, i) => label === testY.get(0, i)).length;
    expect(accuracy).toBe(right / 100);
    predict(testX, testY, trained, 'Test accuracy');
    predict(testX, testY, trained);
    expect(printed()).toEqual([
      `Test accuracy: ${accuracy}`,
      `Test accuracy: ${accuracy}`,
      `Accuracy: ${accuracy}`,
    ]);
  });

  it('says what to do when the model is not trained', () => {
    const { predictions, accuracy } = predict(testX, testY, { ...trained, written: false, parameters: {} });
    expect([accuracy, predictions.get(0, 99)]).toEqual([NaN, NaN]);
    expect(printed()).toEqual([
      'Nothing to show for initializeParametersHe yet: finish it, train with it, then run this cell again.',
    ]);
  });
});
