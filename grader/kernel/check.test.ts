import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCourse } from '../testing/makeCourse';
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

/** What a notebook shows: the kernel's display, taken in. */
function shownAsHtml(fn: unknown): string {
  const pages: string[] = [];
  const kernel = { require: () => ({ display: { html: (html: string) => pages.push(html) } }) };
  const realm = globalThis as { __tslab__?: unknown };
  realm.__tslab__ = kernel;
  try {
    check(fn as Initializer);
  } finally {
    delete realm.__tslab__;
  }
  return pages.join('');
}

/** He's scaling times a factor of each layer. */
function he(scale: (fanIn: number, fanOut: number) => number): Initializer {
  return function initializeParametersHe(layersDims) {
    np.random.seed(3);
    const parameters: Parameters = {};
    for (let l = 1; l < layersDims.length; l++) {
      const [fanOut, fanIn] = [layersDims[l] as number, layersDims[l - 1] as number];
      const draw = np.random.randn(fanOut, fanIn);
      parameters[`W${l}`] = draw.mul(Math.sqrt(2 / fanIn) * scale(fanIn, fanOut));
      parameters[`b${l}`] = np.zeros([fanOut, 1]);
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
      '✗ values-public-1 (0 of 4): initializeParametersZeros([3, 2, 1]): W1[0][0] is 1; expected 0 (8 of 11 entries differ).',
    );
    expect(text).toContain('hint: Every entry starts at exactly 0');
    expect(text).toContain('  W1 yours:    [[1, 1, 1], [1, 1, 1]]');
    expect(text).toMatch(/So far: 10 of 82 public points \(initializeParametersZeros 10 of 25, .*\)\.$/);
    expect(text).toContain('Every weight is 1, where 0 is expected.');
  });

  it('explains a wrong answer that has no name, and says a hint once', () => {
    const text = shown(he(() => 3));
    expect(text).toMatch(/^Every weight is 3 times what it should be\./);
    const hints = [...text.matchAll(/hint: (.*)/g)].map((match) => match[1]);
    expect(new Set(hints).size).toBe(hints.length);
  });

  it('names a mistake that has a name', () => {
    const text = shown(he(() => Math.SQRT1_2));
    expect(text).toMatch(/^.*Xavier.*\n {2}hint: /);
    expect(text).toContain('Every weight is 0.7071 (1/√2) times what it should be.');
  });

  it('a right answer has no mistake, no explanation and no picture', () => {
    const html = shownAsHtml(he(() => 1));
    expect(html).toMatch(/^<table><caption/);
    expect(html).not.toContain('<svg');
  });

  it('shows the weights beside their bell where they are wrong and there is one', () => {
    expect(shownAsHtml(he(() => 3))).toContain('aria-label="Your W1 and the bell it should follow; yours: ');
    const alike = function initializeParametersRandom(layersDims: number[]): Parameters {
      return named((rows, columns) => np.ones([rows, columns]))(layersDims);
    };
    expect(shownAsHtml(alike)).toContain(
      'aria-label="Your W2 and the bell it should follow; yours: all 50 are 1;',
    );
    expect(shownAsHtml(named((rows, columns) => np.ones([rows, columns])))).not.toContain('<svg');
  });

  it('shows no picture where only the biases are wrong', () => {
    const right = he(() => 1);
    const biased = function initializeParametersHe(layersDims: number[]): Parameters {
      return { ...right(layersDims), b1: np.ones([layersDims[1] as number, 1]) };
    };
    const html = shownAsHtml(biased);
    expect(html).toContain('Every weight is right, the biases are not');
    expect(html).not.toContain('<svg');
  });

  it('ends with the score so far, the last result of each function', () => {
    shown(named((rows, columns) => np.ones([rows, columns])));
    shown(named((rows, columns) => np.zeros([rows, columns])));
    expect(shown(he(() => 1))).toMatch(
      /So far: .* of 82 public points \(initializeParametersZeros 25 of 25, .*, initializeParametersHe 32 of 32\)\.$/,
    );
  });

  it('says which call stopped, with what, and at which line of the function', () => {
    const fn = function initializeParametersHe(layersDims: number[]): Parameters {
      const parameters: Parameters = {};
      [1].forEach((l) => parameters[`W${l + layersDims.length}`]?.mul(2).sum().toFixed(-1));
      return (parameters['W1'] as Matrix).mul(2) as never;
    };
    expect(shown(fn)).toMatch(
      /^initializeParametersHe\(\[2, 4, 1\]\) stopped with TypeError: .* at this line:\n {2}\| .*parameters\['?\.?W1/,
    );
  });

  it('shows student text as text', () => {
    const html = shownAsHtml(function initializeParametersHe() {
      throw new Error('<script>alert(1)</script>');
    });
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<script');
    const keys = shownAsHtml(function initializeParametersHe() {
      return { '<img src=x>': np.zeros([1, 1]) };
    });
    expect(keys).toContain('&lt;img');
    expect(keys).not.toContain('<img');
  });

  it('says first where calls depend on those before them, and looks at no numbers then', () => {
    const kept: Parameters = {};
    let drawn = 1;
    const grows = function initializeParametersZeros(layersDims: number[]): Parameters {
      return Object.assign(kept, named((rows, columns) => np.zeros([rows, columns]))(layersDims));
    };
    const scales = he(() => (drawn *= 2));
    for (const fn of [grows, scales])
      expect(shown(fn)).toMatch(/^a call of \w+ depends on what earlier calls left behind: [^\n]+\.\n[✓✗ ]/);
    const unseeded = he(() => Math.random());
    expect(shown(unseeded)).not.toContain('earlier calls');
    const noSeed: Initializer = function initializeParametersHe(layersDims) {
      return { W1: np.random.randn(layersDims[1] as number, layersDims[0] as number) };
    };
    expect(shown(noSeed)).not.toContain('earlier calls');
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
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- a student may
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
    [
      'one that leaves a trap',
      function initializeParametersZeros(layersDims: object) {
        Object.defineProperty(layersDims, '0', {
          enumerable: true,
          get: () => {
            throw new Error('mine');
          },
        });
        return {};
      },
    ],
    [
      'one that throws what cannot be shown',
      function initializeParametersZeros() {
        throw Object.create(null);
      },
    ],
    ['another function', () => 1],
    ['what is no function', 3],
    ['nothing', undefined],
  ])('never throws, whatever it is given: %s', (_name, fn) => {
    expect(shown(fn)).not.toBe('');
  });
});

describe('check beside a damaged assignment.json', () => {
  let course: string;
  const manifest = () => join(course, 'fixtures/initialization/assignment.json');
  beforeEach(() => (course = makeCourse()));
  afterEach(() => rmSync(course, { recursive: true, force: true }));

  function shownInCourse(fn: unknown): string {
    const cwd = jest.spyOn(process, 'cwd').mockReturnValue(join(course, 'notebooks/initialization'));
    try {
      return shown(fn);
    } finally {
      cwd.mockRestore();
    }
  }

  it('says which file cannot be read and why, and accuses nobody', () => {
    writeFileSync(manifest(), readFileSync(manifest(), 'utf8').slice(0, 200));
    const text = shownInCourse(he(() => 1));
    expect(text).toMatch(
      /^check cannot read what it compares with: .*assignment\.json is not JSON: .* Your function was not tried; put the file back as it was handed out\.$/,
    );
    expect(text).not.toContain('not a graded function');
  });

  it('still tells a function that is not graded as that where nothing is damaged', () => {
    const text = shownInCourse(function sigmoid() {
      return 0;
    });
    expect(text).toMatch(/^sigmoid is not a graded function/);
  });
});
