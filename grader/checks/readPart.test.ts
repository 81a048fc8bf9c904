import fc from 'fast-check';
import type { Value } from '../domain';
import { matrix, record } from '../testing/values';
import { compareNumbers } from './compareNumbers';
import { namePart, parsePath, readPart } from './readPart';

const number = (value: number): Value => ({ kind: 'number', value });
const list = (...items: Value[]): Value => ({ kind: 'list', items });

describe('parsePath', () => {
  it.each([
    ['cost', ['cost']],
    ['W1[0][2]', ['W1', 0, 2]],
    ['[1].dW2', [1, 'dW2']],
    ['[10][0]', [10, 0]],
    ['a.b.0', ['a', 'b', '0']],
    ['größe.α_1', ['größe', 'α_1']],
  ])('%s', (text, path) => {
    expect(parsePath(text)).toEqual(path);
  });

  it.each([
    '',
    '.',
    '.cost',
    'cost.',
    'a..b',
    'W1[',
    'W1[]',
    'W1[-1]',
    'W1[01]',
    'W1[a]',
    '[0]cost',
    'a b',
    ' a',
  ])('"%s" is none', (text) => {
    expect(parsePath(text)).toBeNull();
  });

  it('reads any path as it is written', () => {
    const key = fc.stringMatching(/^[^\s.[\]]+$/);
    fc.assert(
      fc.property(fc.array(fc.oneof(key, fc.nat()), { minLength: 1 }), (path) => {
        expect(parsePath(namePart(path).replace("the result's ", ''))).toEqual(path);
      }),
    );
  });
});

describe('readPart', () => {
  const result = list(
    number(0.7),
    record({ dW2: matrix([[1, 2, 3], [4, 5, 6]]), name: { kind: 'text', value: 'x' } }), // prettier-ignore
  );
  const read = (text: string) => readPart(result, parsePath(text) ?? []);

  it('a number, a matrix, an entry of it, and a row', () => {
    expect(read('[0]')).toEqual({ kind: 'found', value: number(0.7) });
    expect(read('[1].dW2')).toMatchObject({ value: { kind: 'matrix', rows: 2 } });
    expect(read('[1].dW2[1][2]')).toEqual({ kind: 'found', value: number(6) });
    expect(read('[1].dW2[0]')).toEqual({ kind: 'found', value: list(number(1), number(2), number(3)) });
  });

  it.each([
    ['cost', 'the result has no cost: it is an array of 2'],
    ['[2]', 'the result has no [2]: it is an array of 2'],
    ['[1].dW3', "the result's [1] has no dW3: it is an object with the keys dW2, name"],
    ['[1].dW2[2]', "the result's [1].dW2 has no [2]: it is a matrix of shape (2, 3)"],
    ['[1].dW2[1][3]', "the result's [1].dW2[1] has no [3]: it is an array of 3"],
    ['[1].dW2.rows', "the result's [1].dW2 has no rows: it is a matrix of shape (2, 3)"],
    ['[1].name[0]', "the result's [1].name has no [0]: it is a string"],
    ['[0].toFixed', "the result's [0] has no toFixed: it is the number 0.7"],
  ])('%s: %s', (text, problem) => {
    expect(read(text)).toEqual({ kind: 'missing', problem });
  });

  it('finds each entry under the name that a comparison of values gives it', () => {
    const leaf = fc.double().map(number);
    const { value } = fc.letrec<{ value: Value }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc
          .array(fc.tuple(fc.double(), fc.double()), { minLength: 1, maxLength: 3 })
          .map((rows) => matrix(rows)),
        fc.array(tie('value'), { minLength: 1, maxLength: 3 }).map((items) => list(...items)),
        fc
          .dictionary(fc.stringMatching(/^[A-Za-z]\w{0,3}$/), tie('value'), { minKeys: 1, maxKeys: 3 })
          .map(record),
      ),
    }));
    fc.assert(
      fc.property(value, fc.nat(), (whole, seed) => {
        const leaves = countLeaves(whole);
        const changed = changeLeaf(whole, { left: seed % leaves });
        const { entry = '' } = compareNumbers(whole, changed, { rtol: 0, atol: 0 }) ?? {};
        const path = entry === 'the result' ? [] : parsePath(entry);
        expect(path && readPart(changed, path)).toEqual({ kind: 'found', value: number(CHANGED) });
      }),
    );
  });
});

const CHANGED = 1.5e300;

function countLeaves(value: Value): number {
  if (value.kind === 'matrix') return value.data.length;
  if (value.kind === 'list') return value.items.reduce((sum, item) => sum + countLeaves(item), 0);
  if (value.kind === 'record') return countLeaves(list(...value.entries.values()));
  return 1;
}

/** The same value with one number of it changed: the one before which `left` others stand. */
function changeLeaf(value: Value, count: { left: number }): Value {
  const change = (entry: number) => (count.left-- === 0 ? CHANGED : entry);
  if (value.kind === 'matrix') return { ...value, data: value.data.map(change) };
  if (value.kind === 'list') return list(...value.items.map((item) => changeLeaf(item, count)));
  if (value.kind === 'record')
    return {
      kind: 'record',
      entries: new Map([...value.entries].map(([key, item]) => [key, changeLeaf(item, count)])),
    };
  return value.kind === 'number' ? number(change(value.value)) : value;
}
