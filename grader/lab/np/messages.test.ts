import { Matrix } from 'ml-matrix';
import { np } from '.';

type Loose = Record<keyof typeof np, (...args: unknown[]) => unknown>;
const loose = np as unknown as Loose;
const m23 = new Matrix(2, 3);
const m32 = new Matrix(3, 2);

const calls: readonly [name: keyof typeof np, args: readonly unknown[], message: string][] = [
  ['zeros', [3, 2], 'np.zeros takes one shape, np.zeros([3, 2]); it was called as np.zeros(3, 2).'],
  ['zeros', [3], 'np.zeros takes one shape, np.zeros([rows, columns]); it was called as np.zeros(3).'],
  ['zeros', [], 'np.zeros takes one shape, np.zeros([rows, columns]); it was called as np.zeros().'],
  ['ones', [[3]], 'np.ones takes one shape, np.ones([rows, columns]); it was called as np.ones([3]).'],
  [
    'ones',
    [[3, 2], 'float'],
    'np.ones takes one shape, np.ones([rows, columns]); it was called as np.ones([3, 2], "float").',
  ],
  [
    'zeros',
    [[-1, 2]],
    'np.zeros takes sizes that are whole numbers, 0 or more; the number of rows is -1 in np.zeros([-1, 2]).',
  ],
  [
    'zeros',
    [[3, 1.5]],
    'np.zeros takes sizes that are whole numbers, 0 or more; the number of columns is 1.5 in np.zeros([3, 1.5]).',
  ],
  [
    'zeros',
    [[undefined, 2]],
    'np.zeros takes sizes that are whole numbers, 0 or more; the number of rows is undefined in np.zeros([undefined, 2]).',
  ],
  [
    'array',
    [[1, 2]],
    'np.array takes a list of rows, for example np.array([[1, 2, 3]]); it was called as np.array([1, 2]).',
  ],
  [
    'array',
    [[]],
    'np.array takes a list of rows, for example np.array([[1, 2, 3]]); it was called as np.array([]).',
  ],
  ['array', [[[1, 2], [3]]], 'np.array takes rows of one length; row 0 has 2 entries and row 1 has 1.'],
  ['array', [[[1], ['2']]], 'np.array takes numbers; row 1, column 0 is "2".'],
  [
    'add',
    [m23, m32],
    'np.add cannot combine shapes (2, 3) and (3, 2): along each axis the sizes must be equal, or one of them must be 1.',
  ],
  [
    'multiply',
    [m23, undefined],
    'np.multiply takes two numbers or matrices; it was called as np.multiply(a matrix of shape (2, 3), undefined).',
  ],
  [
    'divide',
    [[[1, 2]], 2],
    'np.divide takes two numbers or matrices (make a list a matrix with np.array); it was called as np.divide([[1, 2]], 2).',
  ],
  ['maximum', [1, 2, 3], 'np.maximum takes two numbers or matrices; it was called as np.maximum(1, 2, 3).'],
  [
    'subtract',
    ['1', null],
    'np.subtract takes two numbers or matrices; it was called as np.subtract("1", null).',
  ],
  ['sqrt', [Math.sqrt], 'np.sqrt takes one number or matrix; it was called as np.sqrt(a function).'],
  [
    'dot',
    [m23, m23],
    'np.dot cannot multiply shapes (2, 3) and (2, 3): the first has 3 columns, so the second must have 3 rows, not 2.',
  ],
  [
    'sum',
    [m23, 2],
    'np.sum takes a matrix and, if wanted, an axis: 0 to go down each column, 1 to go along each row; ' +
      'it was called as np.sum(a matrix of shape (2, 3), 2).',
  ],
  ['mean', ['x'], 'np.mean takes one number or matrix; it was called as np.mean("x").'],
];

it.each(calls)('np.%s(...%j) says what was passed and what was expected', (name, args, message) => {
  expect(() => loose[name](...args)).toThrow(new Error(message));
});

it('long and deep lists are cut short', () => {
  const deep: unknown[] = [];
  deep.push(deep);
  expect(() => loose.zeros(deep, Array(99).fill(1))).toThrow('np.zeros([[[[…]]]], [1, 1, 1, 1, 1, 1, …])');
});
