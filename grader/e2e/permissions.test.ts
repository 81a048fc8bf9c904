import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectSentence } from '../testing/expectSentence';
import { makeCourse } from '../testing/makeCourse';
import { findUserWithoutRights } from '../testing/nobody';
import { repository } from '../testing/runCli';

jest.setTimeout(120_000);

const user = findUserWithoutRights();
const notebook = join(repository, 'solutions/initialization/Initialization.ipynb');

(user === null ? describe.skip : describe)('what may not be read or written is named in a sentence', () => {
  let root: string;
  let closed: string;
  beforeEach(() => {
    root = makeCourse();
    for (const folder of ['.grader', 'book']) mkdirSync(join(root, folder));
    for (const file of ['.grader/secret', 'reports.json']) writeFileSync(join(root, file), '{}');
    chmodSync(root, 0o755);
  });
  afterEach(() => {
    chmodSync(closed, 0o755);
    rmSync(root, { recursive: true });
  });

  it.each<[string, string, readonly string[], RegExp]>([
    ['a root', '.', ['grade', notebook], /fixtures cannot be read: permission denied/],
    ['fixtures', 'fixtures', ['verify'], /fixtures cannot be read: permission denied/],
    [
      'an assignment',
      'fixtures/initialization',
      ['check', notebook],
      /assignment\.json cannot be read: perm/,
    ],
    ['outputs', 'fixtures/initialization/expected', ['grade', notebook], /expected\/.* cannot be read: perm/],
    [
      'mistakes',
      'fixtures/initialization/mistakes',
      ['check', notebook],
      /mistakes\/.* cannot be read: perm/,
    ],
    ['a solution', 'solutions/initialization', ['grade', notebook], /solved notebook, cannot be read: perm/],
    [
      'misconceptions',
      'solutions/initialization/misconceptions',
      ['grade', notebook],
      /misconceptions cannot be/,
    ],
    [
      'a stub',
      'notebooks/initialization/Initialization.ipynb',
      ['release', '--check'],
      /ipynb cannot be read: perm/,
    ],
    ['a secret', '.grader/secret', ['grade', notebook], /secret cannot be read \(permission denied\)/],
    ['the secret’s folder', '.grader', ['grade', notebook], /secret cannot be read \(permission denied\)/],
    ['a gradebook', 'book', ['gradebook', 'list', '--gradebook=book'], /book cannot be written/],
    [
      'a place for a gradebook',
      'book',
      ['gradebook', 'list', '--gradebook=book/x'],
      /book\/x cannot be written/,
    ],
    [
      'a place for a report',
      'book',
      ['check', notebook, '--report', 'csv=book/x'],
      /book\/x cannot be written: perm/,
    ],
    [
      'a place for pages',
      'book',
      ['check', notebook, '--report', 'html=book/x'],
      /book\/x cannot be written: perm/,
    ],
    ['a report', 'reports.json', ['merge', 'reports.json'], /reports\.json cannot be read: perm/],
    [
      'a roster',
      'reports.json',
      ['gradebook', 'import-roster', 'reports.json'],
      /reports\.json cannot be read: perm/,
    ],
    ['a notebook', 'book', ['check', 'book/a.ipynb'], /book\/a\.ipynb cannot be read: permission denied/],
    ['a notebook to open', 'book', ['start', 'book'], /book cannot be read: permission denied/],
    [
      'a student’s folder',
      'book',
      ['release', '--out', 'book/x'],
      /book\/x is no folder .*: permission denied/,
    ],
  ])('%s', async (_name, path, args, message) => {
    closed = join(root, path);
    chmodSync(closed, 0);
    // From elsewhere where the course itself is closed.
    const cwd = path === '.' ? repository : root;
    await expectSentence([...args, '--root', root], message, {
      cwd,
      user: user ?? {},
      env: { GRADER_SECRET: '' },
    });
  });
});
