import { exhibitCall } from '../checks';
import type { CheckSpec } from '../checks';
import type { Exhibit, GradedFunction, Value } from '../domain';
import { hiddenCase, matrix, publicCase, record, returned, threw } from '../testing/values';
import { compareExhibits } from './compareExhibits';
import { weighExhibit } from './weighExhibit';

const expected = record({ W1: matrix([[1, 2]]), b1: matrix([[0]]) });
const item = publicCase('p', expected);

function describeFunction(cases = [item], checks: readonly CheckSpec[] = []): GradedFunction {
  return { name: 'f', points: 1, summary: 's', hiddenCases: [], cases, checks };
}

function exhibit(value: Value): Exhibit {
  return exhibitCall(item, returned(value));
}

function compareKeys(value: Value, fn = describeFunction()) {
  return compareExhibits(fn, [exhibit(value)])[0]?.keys;
}

describe('compareExhibits', () => {
  it('marks the very entries that differ', () => {
    const [W1, b1] = compareKeys(record({ W1: matrix([[1, 3]]), b1: matrix([[0]]) })) ?? [];
    expect(W1).toMatchObject({
      kind: 'matrices',
      key: 'W1',
      agrees: false,
      actual: {
        entries: [
          { value: 1, agrees: true },
          { value: 3, agrees: false },
        ],
      },
    });
    expect(b1).toMatchObject({ key: 'b1', agrees: true });
  });

  it("takes the tolerance of the case's own check", () => {
    const near = record({ W1: matrix([[1.001, 2]]), b1: matrix([[0]]) });
    const check: CheckSpec = {
      id: 'v',
      kind: 'values',
      case: 'p',
      points: 1,
      hint: 'h',
      rtol: 0.01,
      atol: 0,
    };
    expect(compareKeys(near)?.[0]?.agrees).toBe(false);
    expect(compareKeys(near, describeFunction([item], [check]))?.[0]?.agrees).toBe(true);
  });

  it('of another shape no entry has a counterpart', () => {
    expect(compareKeys(record({ W1: matrix([[1], [2]]), b1: matrix([[0]]) }))?.[0]).toMatchObject({
      kind: 'matrices',
      agrees: false,
      actual: { rows: 2, columns: 1, entries: [{ agrees: null }, { agrees: null }] },
    });
  });

  it('names what is missing, what is too much, and what is no matrix', () => {
    const keys = compareKeys(record({ W1: { kind: 'text', value: 'no' }, w1: matrix([[1, 2]]) }));
    expect(keys).toEqual([
      {
        kind: 'described',
        key: 'W1',
        agrees: false,
        expected: 'a matrix of shape (1, 2)',
        actual: 'a string',
      },
      { kind: 'missing', key: 'b1', agrees: false, expected: 'a matrix of shape (1, 1)' },
      { kind: 'extra', key: 'w1', agrees: false, actual: 'a matrix of shape (1, 2)' },
    ]);
  });

  it('an infinity agrees with itself, and no NaN with a number', () => {
    const right = publicCase('p', matrix([[Infinity, 1]]));
    const shown = exhibitCall(right, returned(matrix([[Infinity, NaN]])));
    const [compared] = compareExhibits(describeFunction([right]), [shown]);
    expect(compared?.keys[0]).toMatchObject({
      key: 'the result',
      actual: { entries: [{ agrees: true }, { value: 'NaN', agrees: false }] },
    });
  });

  it('compares what is kept of a large matrix', () => {
    const rows = Array.from({ length: 40 }, (_, i) => Array.from({ length: 50 }, (_, j) => i + j / 7));
    const large = publicCase('p', record({ W1: matrix(rows) }));
    const compare = (factor: number) => {
      const value = record({ W1: matrix(rows.map((row) => row.map((entry) => entry * factor))) });
      return compareExhibits(describeFunction([large]), [exhibitCall(large, returned(value))])[0]?.keys[0];
    };
    expect(compare(1)).toMatchObject({ agrees: true, actual: { entries: null } });
    expect(compare(1.01)).toMatchObject({ agrees: false });
  });

  it('tells a throw, and passes over cases without an expected output', () => {
    const cases = [item, publicCase('q', null), hiddenCase('h', expected)];
    const exhibits = [
      exhibitCall(item, threw('TypeError', 'no')),
      exhibitCall(publicCase('q', null), returned(expected)),
    ];
    expect(compareExhibits(describeFunction(cases), exhibits)).toEqual([
      { call: 'f([2, 1])', thrown: 'TypeError: no', keys: [] },
    ]);
  });
});

describe('weighExhibit', () => {
  const variance: CheckSpec = {
    id: 'v',
    kind: 'behaviour',
    case: 'p',
    points: 1,
    hint: 'h',
    behaviour: { kind: 'weight-variance', gain: 2, rtol: 0.1, minimumEntries: 4 },
  };

  it('takes the largest matrix that varies, with the spread NumPy gives its expected entries', () => {
    const value = record({ W1: matrix([[5, NaN]]), b1: matrix([[0]]) });
    // np.mean([1, 2]), np.std([1, 2])
    expect(weighExhibit(describeFunction(), [exhibit(value)])).toEqual({
      key: 'W1',
      caseId: 'p',
      numbers: [5, NaN],
      expected: { mean: 1.5, deviation: 0.5 },
    });
  });

  it('prefers the wide layer whose variance is known', () => {
    const wide = exhibit(record({ b1: matrix([[0]]), W1: matrix([[1, 2, 3, 4, 5, 6, 7, 8]]) }));
    expect(weighExhibit(describeFunction([item], [variance]), [wide])).toMatchObject({
      key: 'W1',
      numbers: [1, 2, 3, 4, 5, 6, 7, 8],
      expected: { mean: 0, deviation: 0.5 },
    });
  });

  it('has nothing to weigh where all should be one number, or nothing came back', () => {
    const zeros = describeFunction([publicCase('p', record({ W1: matrix([[0, 0]]) }))]);
    expect(weighExhibit(zeros, [exhibit(record({ W1: matrix([[1, 2]]) }))])).toBeNull();
    expect(weighExhibit(describeFunction(), [exhibit(record({}))])).toBeNull();
    expect(weighExhibit(describeFunction([item], [variance]), [])).toBeNull();
  });
});
