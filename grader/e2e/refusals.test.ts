import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readdirSync } from 'node:fs';
import type { Notebook, Refusal, Report } from '../domain';
import { parseNotebook } from '../notebook';
import { openRefusals, type Refusals } from '../refusals';
import { placeRefusals } from '../runs/placeRefusals';
import { readCells } from '../testing/compileCells';
import { initialization } from '../testing/initialization';
import { makeCourse } from '../testing/makeCourse';
import { repository, runCli } from '../testing/runCli';
import { sessionNotebooks, setup } from '../testing/sessions';

jest.setTimeout(300_000);

const places = placeRefusals(repository, initialization);

describe('cells that the kernel runs', () => {
  let refusals: Refusals;
  const warnings: string[] = [];
  beforeAll(() => {
    refusals = openRefusals(places, { warn: (message) => warnings.push(message), milliseconds: 120_000 });
  });
  afterAll(() => refusals.close());

  const findAll = (notebook: Notebook): Promise<readonly Refusal[]> =>
    refusals.find(
      notebook,
      notebook.cells.map(({ number }) => number),
    );

  const saved = readdirSync(join(repository, 'grader/testing/saved')).map(
    (name) => `grader/testing/saved/${name}`,
  );
  it.each([
    ...saved,
    'solutions/initialization/Initialization.ipynb',
    'notebooks/initialization/Initialization.ipynb',
  ])('are not warned of: %s', async (path) => {
    const read = parseNotebook(readFileSync(join(repository, path)));
    expect(read.kind === 'notebook' && (await findAll(read.notebook))).toEqual([]);
  });

  // That the kernel runs all of them but those is what session.test.ts asks the kernel itself.
  it.each(sessionNotebooks.map((session) => [session.name, session] as const))(
    'are not warned of: %s',
    async (_, { cells, isRefused = false }) => {
      const found = await findAll(readCells([setup, ...cells]));
      expect(found).toHaveLength(isRefused ? 1 : 0);
      for (const { message } of found) expect(message).toMatch(/^Cannot assign to /);
    },
  );

  it('are looked at without a fault', () => {
    expect(warnings).toEqual([]);
  });
});

it('a compiler that does not come to its end costs a warning, and the next notebook nothing', async () => {
  const warnings: string[] = [];
  const refusals = openRefusals(places, { warn: (message) => warnings.push(message), milliseconds: 1 });
  const notebook = readCells(['const a: number = "1";']);
  expect(await Promise.all([refusals.find(notebook, [1]), refusals.find(notebook, [1])])).toEqual([[], []]);
  await refusals.close();
  expect(warnings).toEqual([
    'cells are not checked as the kernel would check them: the types of a notebook take longer than 0.001 s',
  ]);
});

describe('a cell that the kernel refuses', () => {
  let root: string;
  let file: string;
  const warning = {
    kind: 'refused-cell',
    severity: 'warning',
    function: 'initializeParametersZeros',
    line: 12,
    source: 'let w: number = np.zeros([layersDims[l], layersDims[l - 1]]);',
    message: expect.stringMatching(
      /^the kernel refuses to run this cell: Type 'Matrix' is not assignable to type 'number'\. /,
    ) as string,
  };

  beforeAll(() => {
    root = makeCourse();
    file = join(mkdtempSync(join(tmpdir(), 'typed-')), 'ada.ipynb');
    const right = 'parameters[`W${l}`] = np.zeros([layersDims[l], layersDims[l - 1]]);';
    const solved = readFileSync(join(repository, 'solutions/initialization/Initialization.ipynb'), 'utf8');
    const written = JSON.stringify(right).slice(1, -1);
    expect(solved).toContain(written);
    const typed = JSON.stringify(
      'let w: number = np.zeros([layersDims[l], layersDims[l - 1]]);\n    parameters[`W${l}`] = w;',
    ).slice(1, -1);
    writeFileSync(file, solved.replace(written, typed));
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
    rmSync(join(file, '..'), { recursive: true, force: true });
  });

  const grade = async (...options: readonly string[]) => {
    const { code, stdout, stderr } = await runCli([
      'grade',
      file,
      '--root',
      root,
      '--format',
      'json',
      ...options,
    ]);
    const [row] = (JSON.parse(stdout) as Report).submissions;
    return { code, stderr, score: row?.score, findings: row?.diagnostics };
  };

  it('gets its points, and a warning where check or grade --types looks at types, whatever is kept', async () => {
    expect(await grade()).toMatchObject({ code: 0, score: 100, findings: [] });
    expect(await grade('--types')).toMatchObject({ code: 0, score: 100, findings: [warning] });
    expect(await grade()).toMatchObject({ code: 0, score: 100, findings: [] });
  });

  it('is told by check, and in its reports', async () => {
    const formats = [
      'markdown',
      'junit',
      'github',
      'csv',
      'gradescope',
      'classroom',
      'jsonl',
      'table',
      'html',
    ];
    const out = mkdtempSync(join(tmpdir(), 'told-'));
    const reports = formats.map((format) => `--report=${format}=${join(out, format)}`);
    const { code, stdout, stderr } = await runCli(['check', file, '--root', root, ...reports]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/cell \d+, line 12: the kernel refuses to run this cell: Type 'Matrix' is not/);
    for (const format of formats) {
      const path = format === 'html' ? join(out, format, 'index.html') : join(out, format);
      const pages =
        format === 'html'
          ? readdirSync(join(out, format), { recursive: true, encoding: 'utf8' })
              .filter((name) => name.endsWith('.html'))
              .map((name) => readFileSync(join(out, format, name), 'utf8'))
          : [readFileSync(path, 'utf8')];
      const text = format === 'classroom' ? Buffer.from(pages.join(''), 'base64').toString() : pages.join('');
      expect({ format, told: text.includes('the kernel refuses to run this cell') }).toEqual({
        format,
        told: true,
      });
    }
    rmSync(out, { recursive: true, force: true });
  });
});
