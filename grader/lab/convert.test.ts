import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { toNetwork, toParameters, toSamples } from './convert';

it('parameters come back from a network as they were', () => {
  const dims = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(dims, (layersDims) => {
      let next = 0;
      const count = (rows: number, columns: number) =>
        new Matrix(Array.from({ length: rows }, () => Array.from({ length: columns }, () => next++)));
      const parameters: Record<string, Matrix> = {};
      layersDims.slice(1).forEach((fanOut, i) => {
        parameters[`W${i + 1}`] = count(fanOut, layersDims[i] as number);
        parameters[`b${i + 1}`] = count(fanOut, 1);
      });
      const back = toParameters(toNetwork({ layersDims, parameters }));
      expect(Object.keys(back)).toEqual(Object.keys(parameters));
      for (const [key, matrix] of Object.entries(parameters)) {
        expect(back[key]?.to2DArray()).toEqual(matrix.to2DArray());
      }
    }),
  );
});

it('samples are all of the first feature, then all of the second', () => {
  const X = new Matrix([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const samples = toSamples('model', X, new Matrix([[0, 1, 0]]));
  expect(samples).toEqual({ X: Float64Array.of(1, 2, 3, 4, 5, 6), Y: Float64Array.of(0, 1, 0), count: 3 });
});
