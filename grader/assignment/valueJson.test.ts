import fc from 'fast-check';
import type { Json, Value } from '../domain';
import { valueFromJson, valueToJson } from './valueJson';

const number = fc.double().map((value): Value => ({ kind: 'number', value }));
const matrix = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc
      .array(fc.double(), { minLength: rows * columns, maxLength: rows * columns })
      .map((data): Value => ({ kind: 'matrix', rows, columns, data })),
  );
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    number,
    matrix,
    fc.string().map((text): Value => ({ kind: 'text', value: text })),
    fc.boolean().map((flag): Value => ({ kind: 'boolean', value: flag })),
    fc.constantFrom<Value>({ kind: 'nothing', value: 'null' }, { kind: 'nothing', value: 'undefined' }),
    fc.array(tie('value')).map((items): Value => ({ kind: 'list', items })),
    fc
      .array(fc.tuple(fc.string(), tie('value')))
      .map((entries): Value => ({ kind: 'record', entries: new Map(entries) })),
  ),
}));

describe('valueToJson', () => {
  it('loses nothing on the way through a file, not even -0, NaN and the infinities', () => {
    fc.assert(
      fc.property(value, (original) => {
        expect(valueFromJson(JSON.parse(JSON.stringify(valueToJson(original))) as Json)).toEqual(original);
      }),
    );
  });

  it('writes a matrix row by row', () => {
    expect(valueToJson({ kind: 'matrix', rows: 2, columns: 1, data: [1, 2] })).toEqual({
      shape: [2, 1],
      values: [[1], [2]],
    });
  });

  it.each([[{ shape: [2, 1], values: [[1]] }], [{ shape: [1], values: [] }], [{}], [{ number: 'seven' }]])(
    'refuses %j',
    (json) => {
      expect(() => valueFromJson(json)).toThrow(TypeError);
    },
  );
});
