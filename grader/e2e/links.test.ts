import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../domain';
import { buildSubmission } from '../testing/answers';
import { repository, runCli } from '../testing/runCli';

jest.setTimeout(120_000);

const told = 'is a link, and links are not followed: hand in the file itself';
const secret = 'a-secret-that-nobody-may-see';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'links-'));
  for (const path of ['class/bob', 'class/carol', 'class/erin'])
    mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, 'secret'), secret);
  writeFileSync(join(folder, 'class/bob/hw.ipynb'), buildSubmission());
  symlinkSync('bob', join(folder, 'class/alice'));
  symlinkSync(
    join(repository, 'solutions/initialization/Initialization.ipynb'),
    join(folder, 'class/carol/hw.ipynb'),
  );
  symlinkSync('../../secret', join(folder, 'class/erin/hw.ipynb'));
  symlinkSync('class', join(folder, 'mine'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function grade(paths: readonly string[], input = ''): Promise<readonly string[]> {
  const reports = ['--format', 'json', '--report', 'html=pages', '--report', 'csv=marks.csv'];
  const run = await runCli(['grade', ...paths, ...reports, '--root', repository], { cwd: folder, input });
  const { submissions } = JSON.parse(run.stdout) as Report;
  return submissions.map(
    ({ file, status, score, diagnostics: [first] }) =>
      `${file}: ${status === 'graded' ? score : first?.message}`,
  );
}

const whole = [
  `class/alice: ${told}`,
  'class/bob/hw.ipynb: 100',
  `class/carol/hw.ipynb: ${told}`,
  `class/erin/hw.ipynb: ${told}`,
];

it('a link earns nothing, and shows nothing of what it leads to', async () => {
  expect(await grade(['class'])).toEqual(whole);
  const pages = readdirSync(join(folder, 'pages/students')).filter((name) => !name.startsWith('bob'));
  expect(pages).toHaveLength(3);
  for (const name of pages) {
    const page = readFileSync(join(folder, 'pages/students', name), 'utf8');
    expect(page).toContain('links are not followed');
    expect(page).not.toMatch(/np\.random|a-secret/);
  }
});

it.each<[string, readonly string[], string]>([
  ['a glob', ['class/**/*.ipynb'], ''],
  ['what a shell makes of class/*', ['class/alice', 'class/bob', 'class/carol', 'class/erin'], ''],
  ['a list', ['-'], 'class/alice\nclass/bob/hw.ipynb\nclass/carol\nclass/erin/hw.ipynb\n'],
])('the same in %s', async (_, paths, input) => expect(await grade(paths, input)).toEqual(whole));

it('a file that is named is no link either, and a folder that is named alone may be one', async () => {
  expect(await grade(['class/carol/hw.ipynb'])).toEqual([`class/carol/hw.ipynb: ${told}`]);
  expect(await grade(['mine'])).toEqual(whole.map((row) => row.replace('class/', 'mine/')));
});
