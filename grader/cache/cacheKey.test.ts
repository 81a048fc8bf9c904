import { evidence, publicCase, record, matrix, answer } from '../testing/values';
import { digestFiles, digestTerms, keyFile, keyProgram, type JudgingTerms } from './cacheKey';

const expected = record({ W1: matrix([[1, 2]]) });
const { fn } = evidence(
  [{ id: 'shapes', kind: 'shapes', points: 1, hint: 'h', notes: {} }],
  [[publicCase('p', expected), answer(expected)]],
);
const terms: JudgingTerms = {
  fn,
  cases: [publicCase('p', expected)],
  helper: { specifier: './u', code: 'x' },
  limits: { seconds: 5, memoryMb: 256, outputMb: 16 },
  misconceptions: [],
};

describe('digestTerms', () => {
  it('is the same for the same terms', () => {
    expect(digestTerms({ ...terms })).toBe(digestTerms(terms));
  });

  it.each<[string, Partial<JudgingTerms>]>([
    ['an expected number', { cases: [publicCase('p', record({ W1: matrix([[1, 2.0000000001]]) }))] }],
    ['an expected sign of zero', { cases: [publicCase('p', record({ W1: matrix([[1, -0]]) }))] }],
    ['an argument', { cases: [publicCase('p', expected, [[2, 3]])] }],
    ['a hidden case more', { cases: [...terms.cases, { ...publicCase('h', expected), hidden: true }] }],
    ['the helper', { helper: { specifier: './u', code: 'y' } }],
    [
      'a misconception',
      { misconceptions: [{ id: 'm', functionName: 'f', mistake: '', hint: '', code: '' }] },
    ],
    ['the time limit', { limits: { ...terms.limits, seconds: 6 } }],
    ['a hint', { fn: { ...fn, checks: fn.checks.map((check) => ({ ...check, hint: 'another' })) } }],
  ])('changes with %s', (_name, change) => {
    expect(digestTerms({ ...terms, ...change })).not.toBe(digestTerms(terms));
  });

  it('tells 0 from -0, and NaN from null', () => {
    const digestOf = (value: number) =>
      digestTerms({ ...terms, cases: [publicCase('p', record({ W1: matrix([[value]]) }))] });
    expect(new Set([0, -0, NaN, Infinity, -Infinity].map(digestOf)).size).toBe(5);
  });
});

it('keyProgram changes with the program and with the terms', () => {
  expect(new Set([keyProgram('a', 'x'), keyProgram('a', 'y'), keyProgram('b', 'x')]).size).toBe(3);
});

it('keyFile changes with the bytes, with the terms of any function, and with the stubs', () => {
  const digests = [
    digestFiles(['a', 'b'], new Map()),
    digestFiles(['a', 'c'], new Map()),
    digestFiles(['a', 'b'], new Map([['f', 'stub']])),
  ];
  const keys = digests.flatMap((digest) => ['x', 'y'].map((text) => keyFile(digest, Buffer.from(text))));
  expect(new Set(keys).size).toBe(6);
});
