import type { Matrix } from 'ml-matrix';
import { makeCircles } from './makeCircles';

/** Points of two noisy circles. X is (2, m), a point a column; Y is (1, m): 1 on the inner circle, 0 on the outer. */
export interface Dataset {
  trainX: Matrix;
  trainY: Matrix;
  testX: Matrix;
  testY: Matrix;
}

/** The course's data: 300 points to train on and 100 to test on. Each call gives new matrices. */
export function loadDataset(): Dataset {
  const train = makeCircles(300, 0.05, 1);
  const test = makeCircles(100, 0.05, 2);
  return { trainX: train.X, trainY: train.Y, testX: test.X, testY: test.Y };
}
