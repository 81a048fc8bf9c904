import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawHiddenCases, loadAssignment } from '../assignment';
import type { Value } from '../domain';
import { np } from '../lab';
import { formatNames, formats } from '../reporters';
import { buildSubmission, rightCells } from '../testing/answers';
import { copyCourse } from '../testing/makeCourse';
import { repository, runCli, type CliRun } from '../testing/runCli';

const secret = 'a-secret-that-nobody-may-read';
const course = loadAssignment(repository, 'initialization');

/** Arguments of every hidden case: the sizes of its layers. */
const hidden = course.functions.flatMap((fn) =>
  drawHiddenCases(fn, course.name, secret).map((item) => item.args[0] as readonly number[]),
);

const body = (name: string, lines: string) =>
  rightCells[name as keyof typeof rightCells].replace(
    'const parameters: Parameters = {};',
    `const parameters: Parameters = {};\n  ${lines}`,
  );
const isHidden = `![[3, 2, 1], [2, 4, 1], [2, 10, 5, 1], [40, 50, 1]].some((known) => String(known) === String(layersDims))`;

const digits = (value: number) => String(Number(value.toPrecision(8)));

/** Weights that only a hidden case has, as every message prints numbers. */
function listHiddenValues(): readonly string[] {
  const known = new Set(
    course.functions.flatMap((fn) => fn.cases.flatMap(({ expected }) => listNumbers(expected))),
  );
  const values = hidden.slice(2).flatMap((args, index) => {
    np.random.seed(3);
    return args.slice(1).flatMap((rows, layer) => {
      const columns = args[layer] as number;
      const scale = index < 2 ? 10 : Math.sqrt(2 / columns);
      return np.random.randn(rows, columns).mul(scale).to1DArray().map(digits);
    });
  });
  return values.filter((value) => !known.has(value));
}

function listNumbers(value: Value | null): readonly string[] {
  if (value?.kind === 'matrix') return value.data.map(digits);
  return value?.kind === 'record' ? [...value.entries.values()].flatMap(listNumbers) : [];
}

/** Each tries to carry out, by way of the report, what the grader calls it with on hidden cases. */
const spies: Readonly<Record<string, string>> = {
  throws: body(
    'he',
    `if (${isHidden}) throw new Error('sizes ' + JSON.stringify(layersDims) + ' ' + layersDims.join(', '));`,
  ),
  'throws-names': body(
    'he',
    `if (${isHidden}) { const e = new Error('x'); e.name = 'E' + layersDims.join('_'); throw e; }`,
  ),
  'returns-keys': body(
    'he',
    `if (${isHidden}) return { ['sizes ' + layersDims.join(', ')]: np.zeros([1, 1]) } as any;`,
  ),
  'returns-list': body('he', `if (${isHidden}) return layersDims as any;`),
  'returns-text': body('he', `if (${isHidden}) return JSON.stringify(layersDims) as any;`),
  'changes-arguments': body('he', `if (${isHidden}) layersDims.push(77);`),
  'wrong-values': rightCells.he.replace('Math.sqrt(2 /', `(${isHidden} ? 3 : 1) * Math.sqrt(2 /`),
  'wrong-shapes': body('he', `if (${isHidden}) layersDims = layersDims.map((n) => n + 1);`),
  prints: body('he', `console.log(JSON.stringify(layersDims)); console.error(layersDims.join(', '));`),
  remembers: `let seen: any[] = [];\n${body('he', `seen.push(String(layersDims)); if (seen.length > 8) throw new Error(seen.join(' | '));`)}`,
};

/** Formats for one submission, and a student's check, are tried on these: one of each way out. */
const alone = ['throws', 'returns-keys', 'changes-arguments', 'wrong-values'];

/** What may stand in nothing that a student reads. */
function listSecrets(root: string): readonly string[] {
  const sizes = hidden.flatMap((args) => [', ', ',', '_', ' '].map((separator) => args.join(separator)));
  const machine = [root, repository, homedir(), hostname(), process.execPath, '/proc/', 'node:internal'];
  return [secret, ...sizes, ...listHiddenValues(), ...machine.filter((text) => text.length > 3)];
}

function readAll(path: string): string {
  if (!statSync(path).isDirectory()) return readFileSync(path, 'utf8');
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => `${file.slice(path.length)}\n${readFileSync(file, 'utf8')}`)
    .join('\n');
}

/** Some formats wrap what they say. */
function unwrap(text: string): string {
  return /^[A-Za-z0-9+/=\s]+$/.test(text) ? Buffer.from(text, 'base64').toString() : text;
}

let root: string;
let run: CliRun;
const texts = new Map<string, string>();
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'leaks-'));
  copyCourse(root);
  mkdirSync(join(root, 'class'));
  for (const [name, he] of Object.entries(spies))
    writeFileSync(join(root, 'class', `${name}.ipynb`), buildSubmission({ he }));
  const options = { cwd: root, env: { GRADER_SECRET: secret } };
  const many = formatNames.filter((name) => formats[name].takes === 'many');
  const one = formatNames.filter((name) => formats[name].takes === 'one');
  const reports = (names: readonly string[], mark: string) =>
    names.flatMap((name) => ['--report', `${name}=out/${name}${mark}`]);
  run = await runCli(['grade', 'class', ...reports(many, '')], options);
  texts.set('stdout', run.stdout);
  texts.set('stderr', run.stderr);
  for (const name of many) texts.set(name, readAll(join(root, 'out', name)));
  for (const spy of alone) {
    if (one.length > 0) await runCli(['grade', `class/${spy}.ipynb`, ...reports(one, `-${spy}`)], options);
    for (const name of one)
      texts.set(name, (texts.get(name) ?? '') + unwrap(readAll(join(root, 'out', `${name}-${spy}`))));
    const check = await runCli(['check', `class/${spy}.ipynb`], options);
    texts.set('check', (texts.get('check') ?? '') + check.stdout + check.stderr);
  }
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('the spies are graded, and the hidden cases tell on most of them', () => {
  expect(run.code).toBe(1);
  const report = JSON.parse(texts.get('json') ?? '') as {
    readonly submissions: readonly { readonly submission: string; readonly score: number }[];
  };
  const scores = new Map(report.submissions.map((row) => [row.submission, row.score]));
  expect(scores.size).toBe(Object.keys(spies).length);
  for (const [name, score] of scores)
    if (name !== 'prints') expect([name, score < 100]).toEqual([name, true]);
});

it.each(['stdout', 'stderr', 'check', ...formatNames])(
  '%s holds no hidden size, no secret and no path',
  (name) => {
    const text = texts.get(name) ?? '';
    expect(text.length).toBeGreaterThan(30);
    expect(listSecrets(root).filter((item) => text.includes(item))).toEqual([]);
  },
);

it('would see a leak: the sizes are what the grader calls with', () => {
  expect(hidden).toHaveLength(6);
  expect(listHiddenValues().length).toBeGreaterThan(50);
  expect(listSecrets(root)).toContain((hidden[0] ?? []).join(', '));
});
