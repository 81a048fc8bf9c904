import type { Value } from '../../domain';
import { answer, evidence, hiddenCase, matrix, publicCase, record, threw } from '../../testing/values';
import type { CheckSpec } from './index';
import { shapes } from './shapes';

const spec: Extract<CheckSpec, { kind: 'shapes' }> = {
  id: 'shapes',
  kind: 'shapes',
  points: 1,
  hint: 'h',
  notes: { W: "rows are the layer's own size, columns the previous layer's" },
};
const zeros = (rows: number, columns: number) =>
  matrix(Array.from({ length: rows }, () => new Array<number>(columns).fill(0)));
const expected = record({ W1: zeros(5, 3), b1: zeros(5, 1) });

function judge(actual: Value) {
  return shapes.run(spec, evidence([spec], [[publicCase('p', expected), answer(actual)]]));
}

describe('shapes', () => {
  it('passes the right keys and shapes, whatever the numbers and the order of keys', () => {
    expect(judge(record({ b1: zeros(5, 1), W1: matrix(new Array(5).fill([7, 8, 9])) })).status).toBe(
      'passed',
    );
  });

  it.each<[string, Value, string]>([
    [
      'a transposed weight, with what rows and columns mean',
      record({ W1: zeros(3, 5), b1: zeros(5, 1) }),
      "f([2, 1]): W1 has shape (3, 5); expected (5, 3): rows are the layer's own size, columns the previous layer's.",
    ],
    [
      'a bias as a row',
      record({ W1: zeros(5, 3), b1: zeros(1, 5) }),
      'f([2, 1]): b1 has shape (1, 5); expected (5, 1).',
    ],
    ['a missing key', record({ W1: zeros(5, 3) }), 'f([2, 1]): the result has the keys W1; b1 is missing.'],
    ['no key at all', record({}), 'f([2, 1]): the result is empty; W1, b1 are missing.'],
    [
      'a key too many',
      record({ W1: zeros(5, 3), b1: zeros(5, 1), W0: zeros(1, 1) }),
      'f([2, 1]): the result has W0, which should not be there; expected only W1, b1.',
    ],
    [
      'nested arrays for a matrix',
      record({ W1: { kind: 'list', items: [] }, b1: zeros(5, 1) }),
      'f([2, 1]): W1 is an array of 0; expected a matrix of shape (5, 3) (np.array makes a matrix of nested arrays).',
    ],
    [
      'nothing returned',
      { kind: 'nothing', value: 'undefined' },
      'f([2, 1]): the result is undefined; expected an object with the keys W1, b1 (is a return missing?).',
    ],
    [
      'what cannot be compared',
      { kind: 'other', description: 'a Proxy' },
      'f([2, 1]): the result is a Proxy; expected an object with the keys W1, b1.',
    ],
  ])('names %s', (_name, actual, message) => {
    expect(judge(actual)).toEqual({ status: 'failed', message });
  });

  it('a throw is not a shape', () => {
    const call = answer(expected, { first: threw('TypeError', 'x is undefined') });
    expect(shapes.run(spec, evidence([spec], [[publicCase('p', expected), call]])).message).toBe(
      'f([2, 1]): it threw TypeError: x is undefined.',
    );
  });

  it('a hidden case says neither its arguments nor its shapes', () => {
    const rows = [
      [publicCase('p', expected), answer(expected)],
      [hiddenCase('h', record({ W1: zeros(41, 42) }), [[4242]]), answer(record({ W1: zeros(42, 41) }))],
    ] as const;
    const finding = shapes.run(spec, evidence([spec], rows));
    expect(finding.status).toBe('failed');
    expect(finding.message).not.toMatch(/4/);
  });

  it('a case without an expected output constrains nothing', () => {
    expect(shapes.run(spec, evidence([spec], [[publicCase('p', null), answer(zeros(1, 1))]])).status).toBe(
      'passed',
    );
  });
});
