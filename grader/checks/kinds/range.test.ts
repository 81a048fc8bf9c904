import fc from 'fast-check';
import type { Value } from '../../domain';
import { answer, evidence, hiddenCase, matrix, publicCase, record, threw } from '../../testing/values';
import type { CheckSpec } from './index';
import { range } from './range';

type Spec = Extract<CheckSpec, { kind: 'range' }>;
const describeRange = (fields: Partial<Spec>): Spec => ({
  id: 'cost',
  kind: 'range',
  case: 'c',
  points: 1,
  hint: 'h',
  at: null,
  atLeast: null,
  atMost: null,
  ...fields,
});
const number = (value: number): Value => ({ kind: 'number', value });

function judge(fields: Partial<Spec>, result: Value) {
  const spec = describeRange(fields);
  return range.run(spec, evidence([spec], [[publicCase('c', null), answer(result)]]));
}

describe('range', () => {
  const result: Value = {
    kind: 'list',
    items: [record({ cost: number(0.7), dW2: matrix([[1, -2]]) }), { kind: 'text', value: 'x' }],
  };

  it.each<[Partial<Spec>, string]>([
    [{ at: '[0].cost', atMost: 0.7 }, "the result's [0].cost is 0.7, which is at most 0.7"],
    [{ at: '[0].cost', atLeast: 0.7 }, "the result's [0].cost is 0.7, which is at least 0.7"],
    [
      { at: '[0].dW2[0][1]', atLeast: -3, atMost: 3 },
      "the result's [0].dW2[0][1] is -2, which is at least -3 and at most 3",
    ],
  ])('%j holds', (fields, message) => {
    expect(judge(fields, result)).toEqual({ status: 'passed', message: `f([2, 1]): ${message}.` });
  });

  it.each<[Partial<Spec>, string]>([
    [{ at: '[0].cost', atMost: 0.1 }, "the result's [0].cost is 0.7; expected at most 0.1"],
    [
      { at: '[0].cost', atLeast: 1, atMost: 2 },
      "the result's [0].cost is 0.7; expected at least 1 and at most 2",
    ],
    [{ at: '[0].dW2', atMost: 1 }, "the result's [0].dW2 is a matrix of shape (1, 2); expected a number"],
    [{ at: '[1]', atMost: 1 }, "the result's [1] is a string; expected a number"],
    [{ atMost: 1 }, 'the result is an array of 2; expected a number'],
    [
      { at: '[0].costs', atMost: 1 },
      "the result's [0] has no costs: it is an object with the keys cost, dW2",
    ],
  ])('%j does not, and what was found is told', (fields, message) => {
    expect(judge(fields, result)).toEqual({ status: 'failed', message: `f([2, 1]): ${message}.` });
  });

  it('a number that rounds to its bound is shown with all its digits', () => {
    expect(judge({ atMost: 0.1 }, number(0.1000000001)).message).toBe(
      'f([2, 1]): the result is 0.1000000001; expected at most 0.1.',
    );
    expect(judge({ atMost: 0.1 }, number(1 / 3)).message).toMatch('the result is 0.33333333;');
  });

  it.each([
    [NaN, 'failed', 'failed'],
    [Infinity, 'passed', 'failed'],
    [-Infinity, 'failed', 'passed'],
    [-0, 'passed', 'passed'],
  ])('%p is what it is', (value, atLeast, atMost) => {
    expect(judge({ atLeast: 0 }, number(value)).status).toBe(atLeast);
    expect(judge({ atMost: 0 }, number(value)).status).toBe(atMost);
  });

  it('holds for the numbers between its bounds, both included, and for no others', () => {
    const finite = fc.double({ noNaN: true });
    fc.assert(
      fc.property(fc.double(), finite, finite, (value, a, b) => {
        const [atLeast = 0, atMost = 0] = [a, b].sort((x, y) => x - y);
        const isBetween = [atLeast, value, atMost].every(
          (item, index, all) => index === 0 || item >= (all[index - 1] as number),
        );
        expect(judge({ atLeast, atMost }, number(value)).status).toBe(isBetween ? 'passed' : 'failed');
        expect(judge({ atLeast, atMost }, number(atMost)).status).toBe('passed');
      }),
    );
  });

  it('tells a throw', () => {
    const spec = describeRange({ atMost: 1 });
    const call = answer(result, { first: threw('RangeError', 'too big') });
    expect(range.run(spec, evidence([spec], [[publicCase('c', null), call]]))).toEqual({
      status: 'failed',
      message: 'f([2, 1]) threw RangeError: too big.',
    });
  });

  it.each<[string, Value, Parameters<typeof answer>[1], string]>([
    ['within its bounds', number(4.5), {}, 'passed'],
    ['out of bounds', number(41.5), {}, 'failed'],
    ['of another kind', record({ a4: number(4) }), {}, 'failed'],
    ['that is not there', number(0), { first: threw('Error', 'layersDims was [4242]') }, 'failed'],
  ])(
    'a hidden case with a result %s tells nothing of it, its arguments or the bounds',
    (_name, value, changes, status) => {
      const spec = describeRange({ atLeast: 4, atMost: 40 });
      const judged = range.run(
        spec,
        evidence([spec], [[hiddenCase('c', null, [[4242]]), answer(value, changes)]]),
      );
      expect(judged.status).toBe(status);
      expect(judged.message).toMatch(/^A hidden case [^\d]*\.$/);
    },
  );
});

describe('a range that the assignment gets wrong', () => {
  it.each<[Partial<Spec>, string | null]>([
    [{ atMost: 1 }, null],
    [{ atLeast: 1, atMost: 1, at: 'W1[0][2]' }, null],
    [
      { at: 'W1[0', atMost: 1 },
      'has "at": "W1[0", which is no path; write it like cost, W1[0][2] or [1].dW2',
    ],
    [{ at: '', atMost: 1 }, 'has "at": "", which is no path; write it like cost, W1[0][2] or [1].dW2'],
    [{ at: 'cost' }, 'has no bound; give it "atLeast", "atMost" or both'],
    [{ atLeast: 2, atMost: 1 }, 'has "atLeast": 2 above "atMost": 1, so that no number will do'],
  ])('%j: %s', (fields, problem) => {
    expect(range.findProblem?.(describeRange(fields))).toBe(problem);
  });
});
