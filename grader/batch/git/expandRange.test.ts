import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createGenericTest } from '../owners/genericNames';
import { expandRange } from './expandRange';
import { runGit } from './runGit';

const isGeneric = createGenericTest(['Initialization']);
const home = process.cwd();
const environment = { ...process.env };
let folder: string;

/** A new repository in a temporary folder, which becomes the working directory. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'range-'));
  process.chdir(folder);
  Object.assign(process.env, {
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GRADER_SECRET: 'x',
  });
  git('init', '-q', '-b', 'main', '.');
});
afterEach(() => {
  process.chdir(home);
  process.env = { ...environment };
  rmSync(folder, { recursive: true, force: true });
});

const git = (...args: string[]) =>
  execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env } });

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Commits all files with this time in seconds. @returns the commit's hash */
function commit(seconds: number): string {
  git('add', '-A');
  const date = `@${seconds} +0000`;
  Object.assign(process.env, { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
  git('-c', 'user.name=n', '-c', 'user.email=e', 'commit', '-q', '--allow-empty', '-m', 'some');
  return git('rev-parse', 'HEAD').trim();
}

/** The notebooks of a range: by file, its content (or why it is rejected) and the time of its commit in seconds. */
async function list(range: string, ...paths: string[]): Promise<Record<string, string>> {
  const rows = await expandRange(range, paths, isGeneric);
  const shown = await Promise.all(
    rows.map(async ({ file, read, handIn }) => {
      const answer = await read?.();
      const text = answer?.kind === 'bytes' ? Buffer.from(answer.bytes).toString() : answer?.reason;
      return [
        file,
        `${text} at ${handIn.kind === 'time' ? handIn.at.getTime() / 1000 : handIn.kind}`,
      ] as const;
    }),
  );
  return Object.fromEntries(shown);
}

describe('a range of commits', () => {
  it('holds what it added, changed or renamed, as of its end, each with its last commit', async () => {
    put('old.ipynb', 'old');
    put('gone.ipynb', 'gone');
    put('name.ipynb', 'the same under another name');
    put('changed.ipynb', '1');
    const start = commit(100);
    put('changed.ipynb', '2');
    put('new/née\n"x" [1].ipynb', 'new');
    put('77.ipynb', 'number');
    put('200', 'a name like a time');
    put('.ipynb_checkpoints/x.ipynb', 'leftover');
    git('mv', 'name.ipynb', 'renamed.ipynb');
    commit(200);
    put('changed.ipynb', '3');
    git('rm', '-q', 'gone.ipynb');
    commit(300);
    put('changed.ipynb', 'not committed');
    expect(await list(`${start}..HEAD`)).toEqual({
      'changed.ipynb': '3 at 300',
      'new/née\n"x" [1].ipynb': 'new at 200',
      '77.ipynb': 'number at 200',
      'renamed.ipynb': 'the same under another name at 200',
    });
    expect(Object.keys(await list(`${start}..HEAD~1`))).toContain('changed.ipynb');
    expect(await list('HEAD..HEAD')).toEqual({});
  });

  it('keeps to paths, from the folder the command runs in', async () => {
    const start = commit(100);
    for (const path of ['a/x.ipynb', 'a/y.ipynb', 'ab/x.ipynb', 'a/[z].ipynb']) put(path, path);
    commit(200);
    expect(Object.keys(await list(`${start}..`, 'a'))).toEqual(['a/[z].ipynb', 'a/x.ipynb', 'a/y.ipynb']);
    expect(Object.keys(await list(`${start}..`, 'a/x.ipynb', '**/y.ipynb'))).toEqual([
      'a/x.ipynb',
      'a/y.ipynb',
    ]);
    process.chdir('a');
    expect(await list(`${start}..`, 'x.ipynb', '../ab')).toEqual({
      'x.ipynb': 'a/x.ipynb at 200',
      '../ab/x.ipynb': 'ab/x.ipynb at 200',
    });
    await expect(list(`${start}..`, '../../x')).rejects.toThrow(/outside repository/);
  });

  it('with three dots begins where its end left, with zeros at the beginning', async () => {
    put('a.ipynb', 'a');
    commit(100);
    git('checkout', '-q', '-b', 'work');
    put('b.ipynb', 'b');
    commit(200);
    git('checkout', '-q', 'main');
    put('c.ipynb', 'c');
    put('a.ipynb', 'a2');
    commit(300);
    expect(await list('main...work')).toEqual({ 'b.ipynb': 'b at 200' });
    expect(Object.keys(await list('main..work'))).toEqual(['a.ipynb', 'b.ipynb']);
    expect(await list(`${'0'.repeat(40)}..work`)).toEqual({ 'a.ipynb': 'a at 100', 'b.ipynb': 'b at 200' });
  });

  it('is read in a bare repository too', async () => {
    const start = commit(100);
    put('a.ipynb', 'a');
    commit(200);
    git('clone', '-q', '--bare', '.', 'bare.git');
    process.chdir('bare.git');
    expect(await list(`${start}..main`)).toEqual({ 'a.ipynb': 'a at 200' });
  });

  it('holds what is no notebook with the reason', async () => {
    const start = commit(100);
    symlinkSync('/etc/passwd', 'link.ipynb');
    put('bob/deep/hw.ipynb', 'bob');
    mkdirSync('class');
    symlinkSync('../bob', 'class/alice');
    symlinkSync('deep/hw.ipynb', 'bob/plain');
    symlinkSync('/etc', 'to-root');
    symlinkSync('../..', 'to-parent');
    symlinkSync('gone', 'to-nothing');
    commit(200);
    const reason = 'is a link in Git, and links are not followed: commit the file itself at 200';
    expect(await list(`${start}..HEAD`)).toEqual({
      'bob/deep/hw.ipynb': 'bob at 200',
      'class/alice': reason,
      'link.ipynb': reason,
    });
    expect(await runGit(['cat-file', 'blob', 'HEAD:link.ipynb'], 10)).toMatchObject({ isCut: true });
  });
});

it('says whose each is: its folder, else the branch, else the author of its last commit', async () => {
  const start = commit(100);
  put('submissions/ada/Initialization.ipynb', 'ada');
  put('notebooks/initialization/Initialization.ipynb', 'nobody');
  put('Initialization.ipynb', 'nobody');
  commit(200);
  const owners = async (range: string) =>
    Object.fromEntries(
      (await expandRange(range, [], isGeneric)).map(({ file, owners: [owner] }) => [
        file,
        [owner?.source, owner?.identifiers[0]?.kind, owner?.identifiers[0]?.value, owner?.name],
      ]),
    );
  expect(await owners(`${start}..main`)).toEqual({
    'submissions/ada/Initialization.ipynb': ['folder', 'folder', 'ada', 'ada'],
    'notebooks/initialization/Initialization.ipynb': ['git', 'email', 'e', 'n'],
    'Initialization.ipynb': ['git', 'email', 'e', 'n'],
  });
  git('checkout', '-q', '-b', 'students/bob');
  put('Initialization.ipynb', 'bob');
  commit(300);
  expect(await owners('main..students/bob')).toEqual({
    'Initialization.ipynb': ['git', 'folder', 'students/bob', 'students/bob'],
  });
  put('x.ipynb', 'x');
  git('add', '-A');
  git(
    '-c',
    'user.name=Zoë\tX',
    '-c',
    'user.email=77+zoe@users.noreply.github.com',
    'commit',
    '-q',
    '-m',
    'x',
  );
  put('Initialization.ipynb', 'zoë');
  git('add', '-A');
  git('-c', 'user.name=Zoë', '-c', 'user.email=77+zoe@users.noreply.github.com', 'commit', '-q', '-m', 'x');
  expect(await owners('students/bob~2..students/bob~0')).toEqual({
    'Initialization.ipynb': ['git', 'login', 'zoe', 'Zoë'],
    'x.ipynb': ['file', undefined, undefined, 'x'],
  });
});

describe('a range that is none is refused in a sentence', () => {
  it('of what is no commit', async () => {
    put('a.ipynb', 'a');
    commit(100);
    for (const [range, sentence] of [
      ['HEAD', /takes two commits, such as main\.\.HEAD; "HEAD" is not a range/],
      ['nobody..HEAD', /"nobody" is no commit of this repository; in a shallow clone, fetch it first/],
      ['HEAD..--output=x', /"--output=x" is no commit/],
      ['HEAD..main:a.ipynb', /"main:a\.ipynb" is no commit/],
      ['$(touch x)..;touch x', /is no commit/],
    ] as const)
      await expect(list(range)).rejects.toThrow(sentence);
    expect(existsSync('x')).toBe(false);
  });

  it('of commits that have nothing in common', async () => {
    commit(100);
    git('checkout', '-q', '--orphan', 'other');
    commit(200);
    await expect(list('main...other')).rejects.toThrow(/no commit in common/);
  });

  it('of no repository, or without git, or together with a list', async () => {
    rmSync('.git', { recursive: true });
    await expect(list('a..b')).rejects.toThrow(/this folder is in none: go into it first/);
    await expect(list('a..b', '-')).rejects.toThrow(/leave "-" out/);
    process.env['PATH'] = folder;
    await expect(list('a..b')).rejects.toThrow(/git, which is not installed here/);
  });
});

it('a hostile repository runs nothing', async () => {
  const start = commit(100);
  put('a.ipynb', 'a');
  put('.gitattributes', '*.ipynb diff=evil filter=evil');
  commit(200);
  put('missing.ipynb', 'was never fetched');
  commit(300);
  const evil = join(folder, 'evil.sh');
  const marker = join(folder, 'marker');
  writeFileSync(evil, `#!/bin/sh\ntouch '${marker}'\n`, { mode: 0o755 });
  const settings = {
    'core.fsmonitor': evil,
    'core.pager': evil,
    'core.hooksPath': folder,
    'diff.external': evil,
    'diff.evil.textconv': evil,
    'diff.evil.command': evil,
    'filter.evil.smudge': evil,
    'log.showSignature': 'true',
    'gpg.program': evil,
    'core.sshCommand': evil,
    'alias.diff-tree': `!${evil}`,
    'core.repositoryFormatVersion': '1',
    'extensions.partialClone': 'origin',
    'remote.origin.promisor': 'true',
    'remote.origin.url': `ext::${evil}`,
    'remote.origin.uploadpack': evil,
    'protocol.allow': 'always',
  };
  for (const [name, value] of Object.entries(settings)) git('config', name, value);
  const blob = git('rev-parse', 'HEAD:missing.ipynb').trim();
  unlinkSync(join('.git/objects', blob.slice(0, 2), blob.slice(2)));
  expect(await list(`${start}..HEAD~1`)).toEqual({ 'a.ipynb': 'a at 200' });
  await expect(list(`${start}..HEAD`)).rejects.toThrow(/git cannot read a notebook of the range/);
  expect(existsSync(marker)).toBe(false);
});
