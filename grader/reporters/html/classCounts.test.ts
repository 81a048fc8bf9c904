import fc from 'fast-check';
import type { GradedFunction } from '../../domain';
import { countChecks, countMisconceptions, countScores, groupStuck, summarizeScores } from './classCounts';
import type { ClassFunction, ClassStudent } from './classStudent';

function student(name: string, score: number, fn: Partial<ClassFunction> = {}): ClassStudent {
  const defaults = { name: 'f', verdict: 'passed', score, maxScore: 100 } as const;
  const functions = [{ ...defaults, misconception: null, passed: new Set<string>(), ...fn }];
  return { name, href: `students/${name}.html`, isRejected: false, score, maxScore: 100, functions };
}
const rejected: ClassStudent = { ...student('broken', 0), isRejected: true, functions: [] };
const names = (students: readonly ClassStudent[]) => students.map((item) => item.name);

describe('summarizeScores', () => {
  it('leaves files that could not be read out of mean and median', () => {
    const students = [student('a', 100), student('b', 40), rejected, student('c', 10)];
    expect(summarizeScores(students)).toEqual({
      submissions: 4,
      rejected: 1,
      full: 1,
      mean: 50,
      median: 40,
    });
  });

  it('takes the middle of two for the median of an even number', () =>
    expect(summarizeScores([student('a', 10), student('b', 20)]).median).toBe(15));

  it('has no mean where nothing could be read', () =>
    expect(summarizeScores([rejected])).toEqual({
      submissions: 1,
      rejected: 1,
      full: 0,
      mean: null,
      median: null,
    }));
});

describe('countScores', () => {
  it('puts a tenth into the bin that it begins, and full marks apart', () => {
    const bins = countScores([0, 9.5, 10, 70, 99.5, 100, 100].map((score, at) => student(`${at}`, score)));
    expect(bins.map((bin) => bin.count)).toEqual([2, 1, 0, 0, 0, 0, 0, 1, 0, 1, 2]);
    expect([bins[0]?.label, bins[9]?.label, bins[10]?.label]).toEqual(['0–10 %', '90–100 %', 'full marks']);
  });

  it('counts each that could be read once', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: 0, max: 100, noNaN: true })), (scores) => {
        const bins = countScores([rejected, ...scores.map((score) => student('s', score))]);
        expect(bins).toHaveLength(11);
        expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(scores.length);
      }),
    );
  });
});

describe('countChecks', () => {
  const check = { kind: 'values', points: 3, hint: 'h', rtol: 0, atol: 0 } as const;
  const fn: GradedFunction = {
    name: 'f',
    points: 100,
    summary: 's',
    cases: [],
    hiddenCases: [{ id: 'hidden-1', draw: [] }],
    checks: [
      { ...check, id: 'v1', case: 'public-1' },
      { ...check, id: 'v2', case: 'hidden-1' },
    ],
  };

  it('says how many passed of those that could be read, and which are hidden', () => {
    const students = [student('a', 1, { passed: new Set(['v1', 'v2']) }), rejected];
    const counts = countChecks(fn, [...students, student('b', 1, { passed: new Set(['v1']) })]);
    expect(counts.map(({ isHidden, passed, all }) => ({ isHidden, passed, all }))).toEqual([
      { isHidden: false, passed: 2, all: 2 },
      { isHidden: true, passed: 1, all: 2 },
    ]);
  });
});

describe('countMisconceptions', () => {
  it('gathers those who share one, the most frequent first', () => {
    const mistake = (id: string) => ({ misconception: { id, meaning: `${id}!`, hint: null } });
    const counts = countMisconceptions([
      student('a', 1, mistake('rare')),
      student('b', 1, mistake('often')),
      student('c', 100),
      student('d', 1, mistake('often')),
    ]);
    expect(counts.map((count) => [count.id, count.meaning, names(count.students)])).toEqual([
      ['often', 'often!', ['b', 'd']],
      ['rare', 'rare!', ['a']],
    ]);
  });
});

describe('groupStuck', () => {
  it('gathers those who did not pass by what became of it', () => {
    const groups = groupStuck('f', [
      student('a', 0, { verdict: 'threw' }),
      student('b', 100),
      student('c', 1, { verdict: 'failed' }),
      student('d', 1, { verdict: 'failed' }),
      rejected,
    ]);
    expect(groups.map((group) => [group.verdict, names(group.students)])).toEqual([
      ['failed', ['c', 'd']],
      ['threw', ['a']],
    ]);
  });
});
