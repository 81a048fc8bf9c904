import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report, SubmissionReport } from '../domain';
import { buildSubmission, importCell, rightCells } from '../testing/answers';
import { repository, runCli } from '../testing/runCli';

jest.setTimeout(60_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grade-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Grades files in a folder of their own, in one run. */
async function gradeFiles(
  name: string,
  files: Readonly<Record<string, string | Buffer>>,
  args: readonly string[] = [],
) {
  const batch = join(folder, name);
  mkdirSync(batch, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(batch, file), text);
  const run = await runCli(['grade', batch, '--format', 'json', ...args]);
  const report = JSON.parse(run.stdout) as Report;
  return { ...run, report, rows: new Map(report.submissions.map((row) => [row.submission, row])) };
}

function verdicts(row: SubmissionReport | undefined): readonly string[] {
  return row?.functions.map((fn) => `${fn.verdict} ${fn.score}`) ?? [];
}

describe('the two commands of the README', () => {
  it('give the solved notebook full marks and the stubbed one 0, in one table', async () => {
    const { code, stdout, stderr } = await runCli([
      'grade',
      'solutions/initialization',
      'notebooks/initialization',
    ]);
    expect(stdout).toMatch(
      /solutions\/initialization\/Initialization │ passed 30\/30 +│ passed 30\/30 +│ passed 40\/40 +│ 100 \/ 100 │/,
    );
    expect(stdout).toMatch(
      /notebooks\/initialization\/Initialization │ not-implemented 0\/30 .*│ +0 \/ 100 │/,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Student code runs (under bubblewrap|in plain processes, .*)\.\n$/);
  });
});

describe('ways to write the same answer', () => {
  const he = rightCells.he;
  const variants: Readonly<Record<string, string | Buffer>> = {
    'plain.ipynb': buildSubmission(),
    'crlf.ipynb': buildSubmission().replaceAll('\\n', '\\r\\n'),
    'bom.ipynb': `\uFEFF${buildSubmission()}`,
    'bare.ipynb': JSON.stringify({
      nbformat: 4,
      nbformat_minor: 0,
      cells: [importCell, ...Object.values(rightCells)].map((source) => ({ cell_type: 'code', source })),
    }),
    'arrow.ipynb': buildSubmission({
      he: he.replace(
        'function initializeParametersHe(layersDims: number[]): Parameters {',
        'const initializeParametersHe = (layersDims: number[]): Parameters => {',
      ),
    }),
    'helpers.ipynb': buildSubmission(
      { he: he.replace('Math.sqrt(2 / layersDims[l - 1])', 'scale(layersDims[l - 1], Kind.Relu)') },
      [
        'enum Kind { Relu = 2, Tanh = 1 }\ntype Fan = number;',
        'const scale = (fanIn: Fan, kind: Kind): number => root(kind / fanIn);',
        'function root(x: number) { return Math.sqrt(x); }',
      ],
    ),
    'redefined.ipynb': buildSubmission(
      { he: 'function initializeParametersHe(d: number[]): Parameters { return {}; }' },
      [he],
    ),
    'unmarked.ipynb': buildSubmission({ he: he.replace(/^\/\/.*\n/, '') }),
    'broken-elsewhere.ipynb': buildSubmission({}, [
      'while (true) {}',
      'const = ;',
      '%%html\n<b>hi</b>',
      "import fs from 'fs';\nfs.readFileSync('/');",
    ]),
    'outputs.ipynb': buildSubmission().replaceAll(
      '"outputs": []',
      `"outputs": [{"output_type":"stream","name":"stdout","text":"${'x'.repeat(100_000)}"}]`,
    ),
    'namespace.ipynb': buildSubmission().replace(
      "import { np, Matrix, type Parameters } from './initUtils'",
      "import * as u from './initUtils';\\nconst np = u.np;\\ntype Parameters = u.Parameters",
    ),
  };

  it('all get full marks', async () => {
    const { rows, code } = await gradeFiles('variants', variants);
    expect(
      [...rows]
        .filter(([, row]) => row.score !== 100)
        .map(([name, row]) => [name, verdicts(row), row.diagnostics]),
    ).toEqual([]);
    expect(rows.size).toBe(Object.keys(variants).length);
    expect(code).toBe(0);
  });
});

describe('wrong answers', () => {
  it('cost their own function only, and are told with cell and line', async () => {
    const { rows, code } = await gradeFiles('wrong', {
      'syntax.ipynb': buildSubmission({ random: rightCells.random.replace('.mul(10)', '.mul(10') }),
      'throws.ipynb': buildSubmission({ he: rightCells.he.replace('np.random.randn(', 'np.random.normal(') }),
      'loops.ipynb': buildSubmission({ zeros: rightCells.zeros.replace('l++', 'l += 0') }),
      'missing.ipynb': buildSubmission({ zeros: '// nothing here' }),
      'renamed.ipynb': buildSubmission({
        he: rightCells.he.replace('function initializeParametersHe', 'function initializeHe'),
      }),
      'imports.ipynb': buildSubmission({
        he: `import * as fs from 'fs';\n${rightCells.he.replace('np.random.seed', 'fs.existsSync("/");\n  np.random.seed')}`,
      }),
      'dynamic.ipynb': buildSubmission({
        he: rightCells.he.replace('np.random.seed(3);', 'void import("fs");\n  np.random.seed(3);'),
      }),
      'mutates.ipynb': buildSubmission({
        zeros: rightCells.zeros.replace('return parameters;', 'layersDims.pop();\n  return parameters;'),
      }),
      'transposed.ipynb': buildSubmission({
        zeros: rightCells.zeros.replace(
          'np.zeros([layersDims[l], layersDims[l - 1]])',
          'np.zeros([layersDims[l - 1], layersDims[l]])',
        ),
      }),
      'xavier.ipynb': buildSubmission({ he: rightCells.he.replace('2 / layersDims', '1 / layersDims') }),
      'chance.ipynb': buildSubmission({
        random: rightCells.random.replace('.mul(10)', '.mul(10 + Math.random())'),
      }),
    });
    expect(code).toBe(1);
    expect(Object.fromEntries([...rows].map(([name, row]) => [name, verdicts(row)]))).toEqual({
      syntax: ['passed 30', 'does-not-compile 0', 'passed 40'],
      throws: ['passed 30', 'passed 30', 'threw 0'],
      loops: ['timed-out 0', 'passed 30', 'passed 40'],
      missing: ['missing 0', 'passed 30', 'passed 40'],
      renamed: ['passed 30', 'passed 30', 'missing 0'],
      imports: ['passed 30', 'passed 30', 'forbidden 0'],
      dynamic: ['passed 30', 'passed 30', 'forbidden 0'],
      mutates: ['failed 28', 'passed 30', 'passed 40'],
      transposed: ['failed 0', 'passed 30', 'passed 40'],
      xavier: ['passed 30', 'passed 30', expect.stringMatching(/^failed (10|15)$/)],
      chance: ['passed 30', expect.stringMatching(/^failed \d+$/), 'passed 40'],
    });
    const told = (name: string) => rows.get(name)?.diagnostics[0];
    expect(told('syntax')).toMatchObject({
      cell: 3,
      line: 7,
      message: expect.stringContaining("')' expected") as string,
    });
    expect(told('throws')).toMatchObject({
      cell: 4,
      line: 7,
      message: expect.stringContaining('np.random.normal is not a function') as string,
    });
    expect(told('loops')).toMatchObject({ cell: 2 });
    expect(told('renamed')).toMatchObject({
      cell: 4,
      message: expect.stringContaining('initializeHe') as string,
    });
    expect(told('imports')).toMatchObject({ cell: 4, line: 1 });
    expect(told('dynamic')).toMatchObject({ cell: 4, line: 3 });
    expect(rows.get('transposed')?.functions[0]?.checks[0]?.message).toBe(
      "initializeParametersZeros([3, 2, 1]): W1 has shape (3, 2); expected (2, 3): rows are the layer's own size, columns the previous layer's.",
    );
    expect(rows.get('mutates')?.functions[0]?.checks.find((check) => check.id === 'purity')?.message).toBe(
      'initializeParametersZeros([3, 2, 1]) changed its argument: [3, 2, 1] became [3, 2].',
    );
    expect(
      rows.get('xavier')?.functions[2]?.checks.find((check) => check.id === 'behaviour-variance')?.status,
    ).toBe('failed');
  });
});

describe('files that are not notebooks', () => {
  it('get a rejected row that says why, and the batch goes on', async () => {
    const batch = join(folder, 'odd');
    mkdirSync(join(batch, 'folder.ipynb'), { recursive: true });
    symlinkSync(join(batch, 'nowhere'), join(batch, 'dangling.ipynb'));
    symlinkSync(join(batch, 'loop.ipynb'), join(batch, 'loop.ipynb'));
    writeFileSync(join(batch, 'huge.ipynb'), '{');
    truncateSync(join(batch, 'huge.ipynb'), 100 * 1024 * 1024);
    const { rows, code } = await gradeFiles('odd', {
      'empty.ipynb': '',
      'page.ipynb': '<!DOCTYPE html><html><body>Sign in</body></html>',
      'truncated.ipynb': buildSubmission().slice(0, 900),
      'old.ipynb': JSON.stringify({ nbformat: 3, nbformat_minor: 0, worksheets: [] }),
      'right.ipynb': buildSubmission(),
    });
    expect(code).toBe(1);
    expect(verdicts(rows.get('right'))).toEqual(['passed 30', 'passed 30', 'passed 40']);
    const reasons = Object.fromEntries(
      [...rows]
        .filter(([, row]) => row.status === 'rejected')
        .map(([name, row]) => [name, row.diagnostics.map((item) => item.message).join()]),
    );
    expect(reasons).toEqual({
      dangling: expect.stringMatching(/link/) as string,
      empty: expect.stringMatching(/^is empty/) as string,
      folder: expect.stringMatching(/folder/) as string,
      huge: expect.stringMatching(/104\.9 MB|100(\.0)? MB/) as string,
      loop: expect.stringMatching(/link/) as string,
      old: expect.stringMatching(/format 3/) as string,
      page: expect.stringMatching(/HTML/) as string,
      truncated: expect.stringMatching(/not complete JSON/) as string,
    });
  });
});

describe('the report', () => {
  it('is the same bytes for the same input and secret, whatever --jobs is', async () => {
    const files = { 'b.ipynb': buildSubmission(), 'a.ipynb': buildSubmission({ he: '' }), 'c.ipynb': '' };
    const one = await gradeFiles('same', files, ['--jobs', '1']);
    const many = await gradeFiles('same', files, ['--jobs', '4']);
    expect(many.stdout).toBe(one.stdout);
    expect(one.report.submissions.map((row) => row.submission)).toEqual(['a', 'b', 'c']);
  });

  it('goes whole into a file with --out, and leaves stdout to others', async () => {
    const out = join(folder, 'deep', 'report.json');
    const run = await runCli(['grade', 'solutions/initialization', '--format', 'json', '--out', out]);
    expect({ code: run.code, stdout: run.stdout }).toEqual({ code: 0, stdout: '' });
    expect((JSON.parse(readFileSync(out, 'utf8')) as Report).submissions[0]?.score).toBe(100);
  });

  it('spells out nothing of a hidden case', async () => {
    const leaky = rightCells.he.replace(
      'return parameters;',
      'if (layersDims.length > 4 || ![3, 2].includes(layersDims[0])) throw new Error("SEEN " + layersDims.join());\n  return parameters;',
    );
    const { stdout, rows } = await gradeFiles('hidden', { 'leaky.ipynb': buildSubmission({ he: leaky }) });
    expect(rows.get('leaky')?.functions[2]?.verdict).toBe('threw');
    const seen = [...stdout.matchAll(/SEEN ([\d,]+)/g)].map((match) => match[1]);
    expect(new Set(seen)).toEqual(new Set(['40,50,1']));
    expect(stdout).not.toContain('e2e');
  });

  it('--min-score decides the exit code, and a rejected file reaches no score', async () => {
    const { code } = await gradeFiles('partial', { 'a.ipynb': buildSubmission({ he: '' }) }, [
      '--min-score',
      '60',
    ]);
    expect(code).toBe(0);
    expect((await gradeFiles('partial', {}, ['--min-score', '61'])).code).toBe(1);
    expect((await gradeFiles('nothing', { 'a.ipynb': '' }, ['--min-score', '0'])).code).toBe(1);
  });
});

describe('a wrong answer that has a name', () => {
  it('is recognised by what it gives, in whatever words it is written', async () => {
    const changeHe = (from: string, to: string) => buildSubmission({ he: rightCells.he.replace(from, to) });
    const { rows } = await gradeFiles('named', {
      'xavier.ipynb': changeHe('Math.sqrt(2 / layersDims[l - 1])', '1 / layersDims[l - 1] ** 0.5'),
      'glorot.ipynb': changeHe(
        'Math.sqrt(2 / layersDims[l - 1])',
        'np.sqrt(2 / (layersDims[l] + layersDims[l - 1]))',
      ),
      'none.ipynb': changeHe('Math.sqrt(2 / layersDims[l - 1])', 'Math.sqrt(3.3 / layersDims[l - 1])'),
      'right.ipynb': buildSubmission(),
    });
    const named = (name: string) => rows.get(name)?.functions.map((fn) => fn.misconception);
    expect(['xavier', 'glorot', 'none', 'right'].map(named)).toEqual([
      [null, null, 'xavier-scaling'],
      [null, null, 'glorot-scaling'],
      [null, null, null],
      [null, null, null],
    ]);
    expect(rows.get('xavier')?.diagnostics).toEqual([
      {
        severity: 'error',
        kind: 'misconception',
        function: 'initializeParametersHe',
        cell: 4,
        message:
          'You divided 1 by the fan-in: that is Xavier (Glorot, LeCun) scaling, made for tanh. He keeps a 2 because ReLU sets half of the signal to zero.',
        hint: 'Half of what enters a ReLU is lost. Which factor makes up for a half?',
      },
    ]);
  });
});

describe('where a report is written', () => {
  it('may be in the folder that is graded, again and again, and never in the place of what lies there', async () => {
    const here = join(folder, 'here');
    mkdirSync(here);
    const files = {
      'ada.ipynb': buildSubmission(),
      'work.txt': 'notes',
      'roster.csv': 'name,email\nAda,a@x.org\n',
    };
    for (const [file, text] of Object.entries(files)) writeFileSync(join(here, file), text);
    const grade = (...args: readonly string[]) =>
      runCli(['grade', '.', '--root', repository, '--format', 'json', ...args], { cwd: here });
    for (let times = 0; times < 2; times++)
      expect((await grade('--out', 'report.json', '--report', 'csv=grades.csv')).code).toBe(0);
    expect(JSON.parse(readFileSync(join(here, 'report.json'), 'utf8'))).toHaveProperty(
      'submissions.0.score',
      100,
    );
    for (const [out, sentence] of [
      ['ada.ipynb', /^grader: ada\.ipynb is named like a notebook: a report does not take its place/],
      ['roster.csv', /^grader: roster\.csv is a roster: a report does not take its place/],
    ] as const) {
      const run = await grade('--out', out);
      expect([run.code, run.stdout]).toEqual([2, '']);
      expect(run.stderr).toMatch(sentence);
    }
    const named = await grade('work.txt', '--out', 'work.txt');
    expect(named.stderr).toMatch(/^grader: work\.txt is what is to be graded/);
    for (const [file, text] of Object.entries(files))
      expect(readFileSync(join(here, file), 'utf8')).toBe(text);
  });
});
