import { np, type Matrix, type Parameters } from '../lab';
import { check } from './check';

type Initializer = (layersDims: number[]) => Parameters;

/** What `check` prints where no notebook can show HTML. */
function shown(fn: unknown): string {
  const lines: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line));
  try {
    check(fn as Initializer);
  } finally {
    log.mockRestore();
  }
  return lines.join('\n');
}

/** A student's function must have its name; what it does is the test's. */
function named(build: (rows: number, columns: number) => Matrix): Initializer {
  return function initializeParametersZeros(layersDims) {
    const parameters: Parameters = {};
    for (let l = 1; l < layersDims.length; l++) {
      parameters[`W${l}`] = build(layersDims[l] as number, layersDims[l - 1] as number);
      parameters[`b${l}`] = np.zeros([layersDims[l] as number, 1]);
    }
    return parameters;
  };
}

describe('check', () => {
  it('shows a right function as right, expected beside actual', () => {
    const text = shown(named((rows, columns) => np.zeros([rows, columns])));
    expect(text).not.toContain('✗');
    expect(text).toContain('  W1 expected: [[0, 0, 0], [0, 0, 0]]\n  W1 yours:    [[0, 0, 0], [0, 0, 0]]');
    expect(text).toContain(
      'All public checks of initializeParametersZeros pass: 25 of 25 points. Hidden cases are added when it is graded.',
    );
  });

  it('shows what is wrong, with the first case that fails in full and a hint', () => {
    const text = shown(named((rows, columns) => np.ones([rows, columns])));
    expect(text).toContain(
      '✗ values-public-1: initializeParametersZeros([3, 2, 1]): W1[0][0] is 1; expected 0 (8 of 11 entries differ).',
    );
    expect(text).toContain('hint: Every entry starts at exactly 0');
    expect(text).toContain('  W1 yours:    [[1, 1, 1], [1, 1, 1]]');
    expect(text).toContain('initializeParametersZeros so far: ');
  });

  it('is kind to a function that is not written yet', () => {
    const stub = { initializeParametersZeros: () => ({}) }.initializeParametersZeros;
    expect(shown(stub)).toMatch(/^initializeParametersZeros is not written yet: fill in the lines/);
  });

  it.each<[string, unknown]>([
    [
      'a function that throws',
      function initializeParametersZeros() {
        throw new Error('mine');
      },
    ],
    [
      'one that throws no error',
      function initializeParametersZeros() {
        throw null;
      },
    ],
    [
      'one that returns a Promise',
      async function initializeParametersZeros() {
        return {};
      },
    ],
    [
      'one that returns itself',
      function initializeParametersZeros() {
        const o: Record<string, unknown> = {};
        o['W1'] = o;
        return o;
      },
    ],
    ['another function', () => 1],
    ['what is no function', 3],
    ['nothing', undefined],
  ])('never throws, whatever it is given: %s', (_name, fn) => {
    expect(shown(fn)).not.toBe('');
  });
});
