import type { Matrix } from 'ml-matrix';
import expected from '../../../fixtures/initialization/numpy/dataset.json';
import { loadDataset } from '.';
import { np } from '../np';

const { trainX, trainY, testX, testY } = loadDataset();

describe("the dataset is scikit-learn's, point by point", () => {
  it.each([
    ['training points', trainX, expected.train_X],
    ['training classes', trainY, expected.train_Y],
    ['test points', testX, expected.test_X],
    ['test classes', testY, expected.test_Y],
  ])('%s', (_, actual: Matrix, values: number[][]) => {
    expect([actual.rows, actual.columns]).toEqual([values.length, values[0]?.length]);
    values.forEach((row, r) => {
      row.forEach((value, c) => {
        expect(Math.abs(actual.get(r, c) - value)).toBeLessThanOrEqual(1e-12 * Math.abs(value));
      });
    });
  });
});

it('loading leaves np.random where it was', () => {
  np.random.seed(3);
  const [first, second] = [np.random.rand(), np.random.rand()];
  np.random.seed(3);
  expect(np.random.rand()).toBe(first);
  loadDataset();
  expect(np.random.rand()).toBe(second);
});
