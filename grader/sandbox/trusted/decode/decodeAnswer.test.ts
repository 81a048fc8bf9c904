import fc from 'fast-check';
import { decodeAnswer } from './decodeAnswer';
import { wholeProgram } from '../../testing/trial';

const program = wholeProgram('x'.repeat(100));
const decode = (answer: unknown): ReturnType<typeof decodeAnswer> =>
  decodeAnswer(JSON.stringify(answer), program, 64);
const answered = (value: unknown): unknown => [
  'answered',
  [[['returned', value], ['returned', value], [['n', 1]]]],
];

describe('decodeAnswer', () => {
  it('never throws and never makes an answer of nonsense', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(decodeAnswer(text, program, 64).kind).toBe('crashed');
      }),
    );
  });

  it.each([
    ['another number of calls', ['answered', []]],
    ['another number of arguments', ['answered', [[['returned', ['n', 1]], ['returned', ['n', 1]], []]]]],
    ['a matrix with an entry too few', answered(['m', 2, 2, [1, 2, 3]])],
    ['a matrix with half a row', answered(['m', 1.5, 2, [1, 2, 3]])],
    ['a number that is a text', answered(['n', '1'])],
    [
      'a key twice',
      answered([
        'r',
        [
          ['a', ['n', 1]],
          ['a', ['n', 2]],
        ],
      ]),
    ],
    ['a key that is no text', answered(['r', [[1, ['n', 1]]]])],
    ['a kind of its own', answered(['passed', 100])],
    ['an error without a message', ['threw', ['Error']]],
  ])('takes %s for a crash', (_, answer) => {
    expect(decode(answer).kind).toBe('crashed');
  });

  it('takes deep nesting for a crash', () => {
    const deep = '["l",['.repeat(50_000) + ']]'.repeat(50_000);
    const text = `["answered",[[["returned",${deep}],["returned",${deep}],[["n",1]]]]]`;
    expect(decodeAnswer(text, program, 64).kind).toBe('crashed');
  });

  it('takes the columns of the program alone, from its own first character, innermost first', () => {
    const stack = [
      'Error: at program.js:1:50',
      '    at g (program.js:1:33)',
      '    at realm.js:7:40',
      '    at f (program.js:1:23)',
    ];
    const error = { name: 'Error', message: 'm', columns: [20, 10] };
    expect(decode(['threw', ['Error', 'm', stack.join('\n')]])).toEqual({ kind: 'threw', error });
    expect(decode(['threw', ['Error', 'm', '    at f (program.js:1:999)']])).toMatchObject({
      error: { columns: [] },
    });
  });

  it('takes a refused allocation outside the heap for what it is', () => {
    const error = ['RangeError', 'Array buffer allocation failed', ''];
    expect(decode(['threw', error])).toEqual({ kind: 'out-of-memory', memoryMb: 64 });
  });

  it('keeps a __proto__ key as a key', () => {
    const result = decode(answered(['r', [['__proto__', ['n', 7]]]]));
    const value =
      result.kind === 'answered' && result.calls[0]?.first.kind === 'returned'
        ? result.calls[0].first.value
        : null;
    expect(value?.kind === 'record' && value.entries.get('__proto__')).toEqual({ kind: 'number', value: 7 });
  });
});
