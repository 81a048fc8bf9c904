import type { CallRecord } from '../domain';
import { answer, evidence, hiddenCase, matrix, publicCase, record, returned } from '../testing/values';
import { judgeFunction, skipChecks, type CheckSpec } from './index';

const checks: readonly CheckSpec[] = [
  { id: 'shapes', kind: 'shapes', points: 2, hint: 'h', notes: {} },
  { id: 'values-1', kind: 'values', case: 'p', points: 3, hint: 'h', rtol: 1e-8, atol: 0 },
  { id: 'values-2', kind: 'values', case: 'h', points: 4, hint: 'h', rtol: 1e-8, atol: 0 },
  { id: 'determinism', kind: 'determinism', points: 1, hint: 'h' },
  { id: 'purity', kind: 'purity', points: 1, hint: 'h' },
];
const right = record({ W1: matrix([[1, 2]]) });
const wrong = record({ W1: matrix([[1, 3]]) });
const askew = record({ W1: matrix([[1], [2]]) });

function statuses(first: CallRecord, second = first): Record<string, string> {
  const judged = judgeFunction(
    evidence(checks, [
      [publicCase('p', right), first],
      [hiddenCase('h', right), second],
    ]),
  );
  return Object.fromEntries(judged.map((check) => [check.id, check.status]));
}

describe('judgeFunction', () => {
  it('gives the points of what passes, and says which checks are hidden', () => {
    const judged = judgeFunction(
      evidence(checks, [
        [publicCase('p', right), answer(right)],
        [hiddenCase('h', right), answer(wrong)],
      ]),
    );
    expect(judged.map((check) => [check.id, check.points, check.maxPoints, check.hidden])).toEqual([
      ['shapes', 2, 2, false],
      ['values-1', 3, 3, false],
      ['values-2', 0, 4, true],
      ['determinism', 1, 1, false],
      ['purity', 1, 1, false],
    ]);
  });

  it('two calls that differ in the last bit are not deterministic', () => {
    const call = answer(right, { second: returned(record({ W1: matrix([[1, 2 + 2 ** -51]]) })) });
    expect(statuses(call)).toMatchObject({ determinism: 'failed', 'values-1': 'passed' });
  });

  it('NaN both times is deterministic; 0 and -0 are not the same', () => {
    const same = answer(record({ W1: matrix([[NaN, 1]]) }));
    expect(statuses(same)['determinism']).toBe('passed');
    const signs = answer(record({ W1: matrix([[0, 1]]) }), {
      second: returned(record({ W1: matrix([[-0, 1]]) })),
    });
    expect(statuses(signs)['determinism']).toBe('failed');
  });

  it('calls that depend on those before them are not deterministic, though each was the same twice', () => {
    const fail = (unsettled: readonly string[]) =>
      judgeFunction(
        evidence(
          checks,
          [
            [publicCase('p', right), answer(right)],
            [hiddenCase('h', right), answer(right)],
          ],
          unsettled,
        ),
      ).find(({ id }) => id === 'determinism');
    expect(fail([])).toMatchObject({ status: 'passed' });
    expect(fail(['p', 'h'])).toMatchObject({
      status: 'failed',
      message: 'What f([2, 1]) gives depends on the calls before it.',
    });
    expect(fail(['h'])).toMatchObject({
      status: 'failed',
      message: 'What a hidden case gives depends on the calls before it.',
    });
  });

  it('a changed argument is shown as it became', () => {
    const call = answer(right, { argsAfter: [{ kind: 'list', items: [{ kind: 'number', value: 2 }] }] });
    const judged = judgeFunction(
      evidence(checks, [
        [publicCase('p', right), call],
        [hiddenCase('h', right), answer(right)],
      ]),
    );
    expect(judged.find((check) => check.id === 'purity')).toMatchObject({
      status: 'failed',
      message: 'f([2, 1]) changed its argument: [2, 1] became [2].',
    });
  });

  it('an argument that did not come back is a changed one', () => {
    expect(statuses(answer(right, { argsAfter: [] }))['purity']).toBe('failed');
  });

  it('virtues count only once the shapes are right', () => {
    expect(statuses(answer(askew))).toEqual({
      shapes: 'failed',
      'values-1': 'skipped',
      'values-2': 'skipped',
      determinism: 'skipped',
      purity: 'skipped',
    });
  });

  it('skipChecks gives every check, and no points', () => {
    const skipped = skipChecks(evidence(checks, []).fn, 'why');
    expect(skipped).toHaveLength(checks.length);
    expect(
      skipped.every((check) => check.status === 'skipped' && check.points === 0 && check.message === 'why'),
    ).toBe(true);
  });
});
