import type { Value } from '../../domain';
import { answer, evidence, hiddenCase, matrix, publicCase, record, threw } from '../../testing/values';
import type { CheckSpec } from './index';
import { values } from './values';

const spec: Extract<CheckSpec, { kind: 'values' }> = {
  id: 'values',
  kind: 'values',
  case: 'c',
  points: 1,
  hint: 'h',
  rtol: 1e-8,
  atol: 0,
};
const W = (...rows: number[][]) => record({ W1: matrix(rows) });

const judge = (expected: Value, actual: Value) =>
  values.run(spec, evidence([spec], [[publicCase('c', expected), answer(actual)]]));

describe('values', () => {
  it('passes what is within the tolerance, and not what is just outside', () => {
    expect(judge(W([1]), W([1 + 0.9e-8])).status).toBe('passed');
    expect(judge(W([1]), W([1 + 1.1e-8])).status).toBe('failed');
    expect(judge(W([0]), W([1e-300])).status).toBe('failed');
  });

  it('names the first entry that differs, expected beside actual, and how many do', () => {
    expect(judge(W([1, 2], [3, 4]), W([1, 2], [3.5, 4]))).toEqual({
      status: 'failed',
      message: 'f([2, 1]): W1[1][0] is 3.5; expected 3 (1 of 4 entries differ).',
    });
    expect(judge(W([1, 2]), W([2, 4])).message).toBe(
      'f([2, 1]): W1[0][0] is 2; expected 1 (every entry differs).',
    );
  });

  it('NaN is never right by accident, and infinity equals only itself', () => {
    expect(judge(W([1]), W([NaN])).message).toBe(
      'f([2, 1]): W1[0][0] is NaN; expected 1 (every entry differs).',
    );
    expect(judge(W([Infinity]), W([Infinity])).status).toBe('passed');
    expect(judge(W([Infinity]), W([-Infinity])).status).toBe('failed');
    expect(judge(W([1e300]), W([Infinity])).status).toBe('failed');
  });

  it('is skipped where keys or shapes are wrong already', () => {
    expect(judge(W([1, 2]), W([1], [2])).status).toBe('skipped');
  });

  it('tells a throw', () => {
    const call = answer(W([1]), { first: threw('RangeError', 'too big') });
    expect(values.run(spec, evidence([spec], [[publicCase('c', W([1])), call]])).message).toBe(
      'f([2, 1]) threw RangeError: too big.',
    );
  });

  it('compares numbers, words and lists that stand alone', () => {
    const number = (value: number): Value => ({ kind: 'number', value });
    expect(judge(number(10), number(9)).message).toBe(
      'f([2, 1]): the result is 9; expected 10 (every entry differs).',
    );
    expect(
      judge({ kind: 'list', items: [number(1), number(2)] }, { kind: 'list', items: [number(1), number(3)] })
        .message,
    ).toBe('f([2, 1]): [1] is 3; expected 2 (1 of 2 entries differ).');
  });

  it.each<[string, Value, Parameters<typeof answer>[1]]>([
    ['other values', W([41.5]), {}],
    ['other shapes', W([41.5], [42.5]), {}],
    ['a throw that spells out its arguments', W([41.5]), { first: threw('Error', 'layersDims was [4242]') }],
  ])('a hidden case with %s tells nothing of its arguments or values', (_name, actual, changes) => {
    const finding = values.run(
      spec,
      evidence([spec], [[hiddenCase('c', W([43.5]), [[4242]]), answer(actual, changes)]]),
    );
    expect(finding.status).not.toBe('passed');
    expect(finding.message).not.toMatch(/4/);
  });
});
