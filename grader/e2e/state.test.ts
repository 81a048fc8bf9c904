import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionReport, Report } from '../domain';
import { buildSubmission } from '../testing/answers';
import { runCli } from '../testing/runCli';

jest.setTimeout(120_000);

const SECRETS = ['one', 'two', 'three', 'e2e'];
const layers = 'for (let l = 1; l < layersDims.length; l++)';
const zerosOf = (body: string) => `// GRADED FUNCTION: initializeParametersZeros
function initializeParametersZeros(layersDims: number[]): Parameters {
${body}
  return parameters;
}`;
const fillZeros = `${layers} {
    parameters['W' + l] = np.zeros([layersDims[l], layersDims[l - 1]]);
    parameters['b' + l] = np.zeros([layersDims[l], 1]);
  }`;
const heOf = (before: string, scale: string) => `${before}
// GRADED FUNCTION: initializeParametersHe
function initializeParametersHe(layersDims: number[]): Parameters {
  const parameters: Parameters = {};
  ${layers} {
    parameters['W' + l] = np.random.randn(layersDims[l], layersDims[l - 1]).mul(${scale});
    parameters['b' + l] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}`;

const notebooks = {
  outside: buildSubmission({ zeros: `const parameters: Parameters = {};\n${zerosOf(fillZeros)}` }),
  index: buildSubmission({
    zeros: `let l = 1;\n${zerosOf(`const parameters: Parameters = {};\n${fillZeros.replace('let l = 1;', ';')}`)}`,
  }),
  xavier: buildSubmission({
    he: heOf(
      'const seen: number[] = [];',
      '(seen.push(l), seen.length > 6 ? 7 : Math.sqrt(1 / layersDims[l - 1]))',
    ).replace('{\n  const', '{\n  np.random.seed(3);\n  const'),
  }),
  memoised: buildSubmission({
    zeros: `const known = new Map<string, Parameters>();
${zerosOf(`const key = layersDims.join();
  if (known.has(key)) return known.get(key)!;
  const parameters: Parameters = {};
  ${fillZeros}
  known.set(key, parameters);`)}`,
  }),
  unseeded: buildSubmission({ he: heOf('', 'Math.sqrt(2 / layersDims[l - 1])') }),
  seededOnce: buildSubmission({ he: heOf('np.random.seed(3);', 'Math.sqrt(2 / layersDims[l - 1])') }),
};

let folder: string;
const rows = new Map<string, Report['submissions'][number]>();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'state-'));
  for (const [name, text] of Object.entries(notebooks)) writeFileSync(join(folder, `${name}.ipynb`), text);
  for (const secret of SECRETS) {
    const { stdout } = await runCli(['grade', folder, '--format', 'json', '--no-cache'], {
      env: { GRADER_SECRET: secret },
    });
    for (const row of (JSON.parse(stdout) as Report).submissions)
      rows.set(`${row.submission} ${secret}`, row);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a function whose calls depend on earlier ones', () => {
  it.each(['outside', 'index', 'xavier'] as const)('%s: gets the same for every secret', (name) => {
    const [first, ...others] = SECRETS.map((secret) => functionOf(name, secret));
    for (const other of others) expect(other).toEqual(first);
    expect(first?.checks.filter(({ status }) => status === 'failed').map(({ kind }) => kind)).toContain(
      'determinism',
    );
  });

  it('is told its mistake after that', () => {
    const kinds = rows.get('xavier one')?.diagnostics.map(({ kind }) => kind);
    expect(kinds).toEqual(['depends-on-earlier-calls', 'misconception']);
    expect(functionOf('xavier', 'one')?.misconception).toBe('xavier-scaling');
  });

  it('loses no more than that it depends on them, where each call by itself is right', () => {
    expect(functionOf('outside', 'one')).toMatchObject({ verdict: 'failed', score: 28, maxScore: 30 });
    expect(functionOf('index', 'one')).toMatchObject({ verdict: 'failed', score: 28, maxScore: 30 });
  });

  it.each([
    ['outside', 'parameters', 'const parameters: Parameters = {};'],
    ['index', 'l', 'let l = 1;'],
    ['xavier', 'seen', 'const seen: number[] = [];'],
  ] as const)('%s: is told so first, at %s', (name, variable, source) => {
    const [first] = rows.get(`${name} one`)?.diagnostics ?? [];
    expect(first).toMatchObject({ kind: 'depends-on-earlier-calls', severity: 'error', source, line: 1 });
    expect(first?.message).toContain(` left in ${variable} (declared outside the function)`);
  });
});

describe('a function whose calls do not', () => {
  it('is right though it keeps what it has computed', () => {
    expect(functionOf('memoised', 'one')).toMatchObject({ verdict: 'passed', score: 30 });
    expect(rows.get('memoised one')?.diagnostics).toEqual([]);
  });

  it.each([
    ['unseeded', 'he-seed-missing', 13],
    ['seededOnce', null, 17],
  ] as const)('%s: chance alone is no dependence', (name, misconception, score) => {
    for (const secret of SECRETS) {
      expect(functionOf(name, secret)).toMatchObject({ verdict: 'failed', misconception, score });
      const kinds = rows.get(`${name} ${secret}`)?.diagnostics.map(({ kind }) => kind);
      expect(kinds).not.toContain('depends-on-earlier-calls');
    }
  });
});

function functionOf(name: keyof typeof notebooks, secret: string): FunctionReport | undefined {
  const changed = ['xavier', 'unseeded', 'seededOnce'].includes(name) ? 'He' : 'Zeros';
  return rows.get(`${name} ${secret}`)?.functions.find((fn) => fn.name === `initializeParameters${changed}`);
}
