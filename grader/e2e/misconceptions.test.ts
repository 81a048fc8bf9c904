import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../domain';
import { buildSubmission, rightCells } from '../testing/answers';
import { runCli } from '../testing/runCli';

jest.setTimeout(60_000);

/** Mistakes in other words and another style than the files that name them. */
const inOtherWords: Readonly<Record<string, Parameters<typeof buildSubmission>[0]>> = {
  'xavier-scaling': {
    he: `const initializeParametersHe = (dims: number[]) => {
      np.random.seed(3);
      return dims.slice(1).reduce((acc: any, n, i) => ({ ...acc,
        ['W' + (i + 1)]: np.random.randn(n, dims[i]).div(dims[i] ** 0.5),
        ['b' + (i + 1)]: Matrix.zeros(n, 1) }), {});
    };`,
  },
  'no-square-root': {
    he: `function initializeParametersHe(d: number[]): Parameters {
      np.random.seed(3);
      const out: Parameters = {};
      let layer = 0;
      while (++layer < d.length) {
        const [rows, columns] = [d[layer], d[layer - 1]];
        out['W' + layer] = np.divide(np.random.randn(rows, columns).mul(2), columns);
        out['b' + layer] = np.multiply(np.ones([rows, 1]), 0);
      }
      return out;
    }`,
  },
  'fan-out-for-fan-in': {
    he: `const scale = (n: number) => Math.SQRT2 * Math.pow(n, -0.5);
    function initializeParametersHe(layersDims: number[]) {
      np.random.seed(3);
      const p: any = {};
      layersDims.forEach((size, at) => {
        if (at === 0) return;
        p[\`W\${at}\`] = np.random.randn(size, layersDims[at - 1]).mul(scale(size));
        p[\`b\${at}\`] = np.zeros([size, 1]);
      });
      return p;
    }`,
  },
  'he-times-ten': {
    he: `function initializeParametersHe(layersDims: number[]) {
      np.random.seed(3);
      const p: any = {};
      for (const [i, columns] of layersDims.slice(0, -1).entries()) {
        p['W' + (i + 1)] = Matrix.mul(np.random.randn(layersDims[i + 1], columns), 1e1);
        p['b' + (i + 1)] = np.zeros([layersDims[i + 1], 1]);
      }
      return p;
    }`,
  },
  'random-without-factor': {
    random: `var initializeParametersRandom = function (layersDims: number[]) {
      np.random.seed(3);
      const weights = layersDims.slice(1).map((n, i) => np.random.randn(n, layersDims[i]));
      return Object.fromEntries(weights.flatMap((W, i) => [['W' + (i + 1), W], ['b' + (i + 1), np.zeros([W.rows, 1])]]));
    };`,
  },
  'random-seed-in-each-layer': {
    random: `function drawLayer(rows: number, columns: number) { np.random.seed(3); return np.random.randn(rows, columns).mul(10); }
    function initializeParametersRandom(layersDims: number[]) {
      const p: Parameters = {};
      for (let l = layersDims.length - 1; l > 0; l--) {
        p['b' + l] = np.zeros([layersDims[l], 1]);
        p['W' + l] = drawLayer(layersDims[l], layersDims[l - 1]);
      }
      return p;
    }`,
  },
  'ones-for-zeros': {
    zeros: `function initializeParametersZeros(layersDims: number[]) {
      const p: Parameters = {};
      for (let l = 1; l < layersDims.length; l++) {
        p['W' + l] = np.add(np.zeros([layersDims[l], layersDims[l - 1]]), 1);
        p['b' + l] = np.exp(np.zeros([layersDims[l], 1]));
      }
      return p;
    }`,
  },
  'transposed-weights': {
    zeros: `function initializeParametersZeros(layersDims: number[]) {
      const p: Parameters = {};
      for (let l = 1; l < layersDims.length; l++) {
        p['W' + l] = np.array(Array.from({ length: layersDims[l - 1] }, () => Array(layersDims[l]).fill(0)));
        p['b' + l] = np.zeros([layersDims[l], 1]);
      }
      return p;
    }`,
  },
};

const ids = Object.keys(inOtherWords);
let folder: string;
let report: Report;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'misconceptions-'));
  mkdirSync(join(folder, 'class'));
  for (const [id, cells] of Object.entries(inOtherWords))
    writeFileSync(join(folder, 'class', `${id}.ipynb`), buildSubmission(cells));
  const { stdout } = await runCli(['grade', join(folder, 'class'), '--format', 'json', '--no-cache']);
  report = JSON.parse(stdout) as Report;
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(ids)('%s is named when it is graded, in whatever words it comes', (id) => {
  const row = report.submissions.find((item) => item.submission === id);
  const named = row?.functions.flatMap((fn) => fn.misconception ?? []);
  expect(named).toEqual([id]);
  expect(row?.score).toBeLessThan(100);
  expect(row?.diagnostics).toHaveLength(1);
});

it("is named in the student's own check too, which has no code of it", async () => {
  const { code, stdout } = await runCli(['check', join(folder, 'class/xavier-scaling.ipynb')]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/cell 4: You divided 1 by the fan-in: that is Xavier/);
  expect(stdout).toMatch(/Hint: Half of what enters a ReLU is lost/);
});

describe('a wrong answer without a name', () => {
  const he = (line: string) =>
    rightCells.he.replace(
      'np.random.randn(layersDims[l], layersDims[l - 1]).mul(Math.sqrt(2 / layersDims[l - 1]))',
      line,
    );
  const unnamed: Readonly<Record<string, readonly [cell: string, sentence: RegExp]>> = {
    'three-quarters': [
      he('np.random.randn(layersDims[l], layersDims[l - 1]).mul(0.75 * Math.sqrt(2 / layersDims[l - 1]))'),
      /^initializeParametersHe: Every weight is 0\.75 times what it should be\.$/,
    ],
    'first-layer-only': [
      he(
        'np.random.randn(layersDims[l], layersDims[l - 1]).mul(l === 1 ? Math.sqrt(2 / layersDims[0]) : 0.123)',
      ),
      /^initializeParametersHe: .*(W1|last).*right/,
    ],
    'rows-reversed': [
      he('np.random.randn(layersDims[l], layersDims[l - 1]).mul(Math.sqrt(2 / layersDims[l - 1]))').replace(
        'return parameters;',
        "for (const key of Object.keys(parameters)) if (key[0] === 'W') parameters[key] = np.array(parameters[key].to2DArray().reverse());\n  return parameters;",
      ),
      /^initializeParametersHe: .*(order|reverse)/,
    ],
    'another-seed': [
      rightCells.he.replace('seed(3)', 'seed(12345)'),
      /^initializeParametersHe: .*(seed|other numbers)/,
    ],
  };
  let found: Report;
  beforeAll(async () => {
    mkdirSync(join(folder, 'unnamed'));
    for (const [id, [cell]] of Object.entries(unnamed))
      writeFileSync(join(folder, 'unnamed', `${id}.ipynb`), buildSubmission({ he: cell }));
    const { stdout } = await runCli(['grade', join(folder, 'unnamed'), '--format', 'json', '--no-cache']);
    found = JSON.parse(stdout) as Report;
  }, 60_000);

  it.each(Object.entries(unnamed))('is explained by its numbers: %s', (id, [, sentence]) => {
    const row = found.submissions.find((item) => item.submission === id);
    expect(row?.functions.map((fn) => fn.misconception)).toEqual([null, null, null]);
    expect(row?.diagnostics.map((item) => item.message)).toEqual([expect.stringMatching(sentence)]);
    expect(row?.diagnostics[0]?.cell).toBe(4);
  });
});
