import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import reference from '../../../fixtures/initialization/numpy/reference.json';
import { np } from '.';

describe("the three functions, written with np, give NumPy's parameters", () => {
  const scalings = {
    zeros: (fanOut: number, fanIn: number) => np.zeros([fanOut, fanIn]),
    random: (fanOut: number, fanIn: number) => np.random.randn(fanOut, fanIn).mul(10),
    he: (fanOut: number, fanIn: number) => np.multiply(np.random.randn(fanOut, fanIn), np.sqrt(2 / fanIn)),
  };
  const cases = Object.entries(reference.init).flatMap(([dims, expected]) =>
    Object.entries(expected).map(([name, parameters]) => [dims, name, parameters] as const),
  );

  it.each(cases)('at %s, %s', (dims, name, expected) => {
    const layersDims = JSON.parse(dims) as number[];
    const drawWeights = scalings[name as keyof typeof scalings];
    const parameters: Record<string, Matrix> = {};
    np.random.seed(3);
    for (let l = 1; l < layersDims.length; l++) {
      const fanOut = layersDims[l] as number;
      parameters[`W${l}`] = drawWeights(fanOut, layersDims[l - 1] as number);
      parameters[`b${l}`] = np.zeros([fanOut, 1]);
    }
    expect(Object.keys(parameters).sort()).toEqual(Object.keys(expected).sort());
    for (const [key, { shape, values }] of Object.entries(expected)) {
      const actual = parameters[key] as Matrix;
      expect([actual.rows, actual.columns]).toEqual(shape);
      const flat = values.flat();
      actual.to1DArray().forEach((value, i) => {
        expect(Math.abs(value - (flat[i] as number))).toBeLessThanOrEqual(
          1e-12 * Math.abs(flat[i] as number),
        );
      });
    }
  });
});

describe('broadcasting', () => {
  const size = fc.integer({ min: 1, max: 4 });
  const matrix = (rows: number, columns: number) =>
    fc
      .array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      })
      .map((entries) => new Matrix(entries));
  /** Two matrices that fit, each axis of each either whole or of size 1. */
  const pair = fc
    .tuple(size, size, fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean())
    .chain(([rows, columns, flatA, thinA, flatB, thinB]) =>
      fc.tuple(matrix(flatA ? 1 : rows, thinA ? 1 : columns), matrix(flatB ? 1 : rows, thinB ? 1 : columns)),
    );

  it('gives the larger size on each axis, and each entry from its own row and column', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const difference = np.subtract(a, b);
        expect(difference.rows).toBe(Math.max(a.rows, b.rows));
        expect(difference.columns).toBe(Math.max(a.columns, b.columns));
        for (let r = 0; r < difference.rows; r++) {
          for (let c = 0; c < difference.columns; c++) {
            const x = a.get(r % a.rows, c % a.columns);
            const y = b.get(r % b.rows, c % b.columns);
            expect(difference.get(r, c)).toBe(x - y);
          }
        }
      }),
    );
  });

  it('commutes for add, multiply and maximum, and undoes subtract', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        for (const name of ['add', 'multiply', 'maximum'] as const) {
          expect(np[name](a, b).to2DArray()).toEqual(np[name](b, a).to2DArray());
        }
        expect(np.subtract(np.add(a, b), b).to2DArray()).toEqual(np.add(a, np.subtract(b, b)).to2DArray());
      }),
    );
  });

  it('takes a number for a (1, 1) matrix, and leaves its operands alone', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 9 }), ([a], x) => {
        const before = a.to2DArray();
        expect(np.divide(a, x).to2DArray()).toEqual(np.divide(a, np.array([[x]])).to2DArray());
        expect(np.divide(x, a).to2DArray()).toEqual(np.divide(np.array([[x]]), a).to2DArray());
        expect(a.to2DArray()).toEqual(before);
      }),
    );
  });
});

describe('the functions', () => {
  const a = np.array([
    [1, 4, 9],
    [16, 25, 36],
  ]);

  it('give a number for numbers', () => {
    expect([
      np.add(1, 2),
      np.maximum(-1, 2),
      np.dot(3, 4),
      np.exp(0),
      np.log(0),
      np.sum(5),
      np.mean(5),
    ]).toEqual([3, 2, 12, 1, -Infinity, 5, 5]);
    expect(np.divide(1, 0)).toBe(Infinity);
    expect(np.sqrt(-1)).toBeNaN();
  });

  it('work entry by entry', () => {
    expect(np.sqrt(a).to2DArray()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(np.log(np.exp(np.ones([1, 2]))).to2DArray()).toEqual([[1, 1]]);
    expect(np.maximum(np.array([[NaN, 1]]), 2).to2DArray()).toEqual([[NaN, 2]]);
  });

  it('add up all, or along an axis that stays', () => {
    expect([np.sum(a), np.mean(a)]).toEqual([91, 91 / 6]);
    expect(np.sum(a, 0).to2DArray()).toEqual([[17, 29, 45]]);
    expect(np.sum(a, 1).to2DArray()).toEqual([[14], [77]]);
    expect(np.mean(a, 0).to2DArray()).toEqual([[8.5, 14.5, 22.5]]);
    expect(np.mean(a, 1).to2DArray()).toEqual([[14 / 3], [77 / 3]]);
  });

  it('multiply matrices', () => {
    expect(np.dot(a, np.array([[1], [0], [-1]])).to2DArray()).toEqual([[-8], [-20]]);
    expect(np.dot(2, a).to2DArray()).toEqual(a.clone().mul(2).to2DArray());
  });

  it('copy a matrix given to np.array', () => {
    np.array(a as unknown as number[][]).set(0, 0, 7);
    expect(a.get(0, 0)).toBe(1);
  });
});
