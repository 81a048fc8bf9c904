import { makeFinding } from '../testing/findings';
import { isFlawless } from '../report/marks';
import { describeFlawless, findCarrier, listProblems } from './listProblems';
import { hiddenOnly, makeRow, mixed, perfect, rejected } from './testing/sampleRows';

describe('listProblems', () => {
  it('gives each function what belongs to it, and leaves out what is right', () => {
    const { general, functions } = listProblems(mixed);
    expect(general).toEqual([]);
    expect(functions.map(({ fn, findings, failed }) => [fn.verdict, findings.length, failed.length])).toEqual(
      [
        ['threw', 1, 0],
        ['failed', 1, 2],
      ],
    );
    expect(functions[0]?.findings[0]?.line).toBe(8);
    expect(functions[1]?.findings[0]?.message).toMatch(/^You divided/);
  });

  it('tells a warning of a function that passes, which stays perfect', () => {
    const message = 'initializeParametersZeros stands in two cells';
    const warning = makeFinding(message, { severity: 'warning', function: 'initializeParametersZeros' });
    const row = { ...perfect, diagnostics: [warning] };
    expect(listProblems(row).functions).toMatchObject([{ findings: [warning], failed: [] }]);
    expect(isFlawless(row)).toBe(true);
  });

  it('keeps the reason of a rejected file', () => {
    expect(listProblems(rejected)).toEqual({ general: rejected.diagnostics, functions: [] });
  });
});

it('describeFlawless tells of hidden checks only where there were some', () => {
  expect(describeFlawless(perfect)).toBe('every check passes, the hidden ones too');
  const functions = perfect.functions.map((fn) => ({
    ...fn,
    checks: fn.checks.filter((item) => !item.hidden),
  }));
  expect(describeFlawless({ ...perfect, functions })).toBe('every public check passes');
});

it('isFlawless counts hidden cases, and no rejected file even where nothing is to earn', () => {
  expect([perfect, hiddenOnly, mixed, rejected].map(isFlawless)).toEqual([true, false, false, false]);
  expect(isFlawless({ ...rejected, maxScore: 0 })).toBe(false);
  expect(isFlawless({ ...perfect, score: perfect.score - 1 })).toBe(false);
});

it('a check that is shown carries what is to be told, a hidden one only where there is no other', () => {
  const [, threw, he] = mixed.functions;
  expect(threw && findCarrier(threw)?.id).toBe('shapes');
  expect(he && findCarrier(he)?.id).toBe('values-public-1');
  expect(hiddenOnly.functions[0] && findCarrier(hiddenOnly.functions[0])?.id).toBe('values-hidden-1');
  expect(makeRow([]).functions.map(findCarrier)).toEqual([]);
});
