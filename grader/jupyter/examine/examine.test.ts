import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { locateTslab, type Tslab } from '../locateTslab';
import { bareMachine, ended, fakeMachine, writeScript } from '../testing/fakeMachine';
import { examineBubblewrap } from './bubblewrap';
import { examineBuild } from './build';
import { examineFolder } from './folder';
import { examineJupyter } from './jupyter';
import { examineKernel } from './kernel';
import { examineKernelspecs } from './kernelspecs';
import { examineNode } from './node';
import { examineZeromq } from './zeromq';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'examine-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text = ''): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function installTslab(): Tslab {
  put('node_modules/tslab/package.json', '{ "version": "1.0.22" }');
  put('node_modules/tslab/bin/tslab');
  const tslab = locateTslab(root, root);
  if (tslab === null) throw new Error('tslab was not found');
  return tslab;
}

describe('examineNode', () => {
  it.each([
    ['18.20.0', 'missing', 'Node 18.20.0 is too old: 20.19 or newer is needed'],
    ['20.18.3', 'missing', 'Node 20.18.3 is too old: 20.19 or newer is needed'],
    ['20.19.0', 'ok', 'Node 20.19.0'],
    ['23.1.0', 'note', expect.stringContaining('odd versions') as string],
    ['24.0.0', 'ok', 'Node 24.0.0'],
  ])('%s is %s', (nodeVersion, status, message) => {
    expect(examineNode(fakeMachine({ nodeVersion }))).toMatchObject({ status, message });
  });
});

describe('examineJupyter', () => {
  it('tells the versions and where it is', async () => {
    const machine = fakeMachine({
      env: { PATH: '/usr/bin' },
      files: ['/usr/bin/jupyter'],
      answers: { '/usr/bin/jupyter notebook --version': '7.3.2', '/usr/bin/jupyter lab --version': '4.3.4' },
    });
    expect(await examineJupyter(machine, [])).toEqual({
      subject: 'jupyter',
      status: 'ok',
      message: 'Jupyter Notebook 7.3.2 and Lab 4.3.4: /usr/bin/jupyter (on the PATH)',
      mend: null,
    });
  });

  it('tells one without a front end as such', async () => {
    const machine = fakeMachine({
      env: { PATH: '/usr/bin' },
      files: ['/usr/bin/jupyter', '/usr/bin/pipx'],
      answers: { '/usr/bin/jupyter --version': 'Selected Jupyter core packages...' },
    });
    expect(await examineJupyter(machine, [])).toMatchObject({
      status: 'missing',
      message:
        'Jupyter cannot open notebooks: /usr/bin/jupyter (on the PATH): it has neither notebook nor lab',
      mend: 'pipx install notebook',
    });
  });

  it('tells a GRADER_JUPYTER that is none', async () => {
    const answers = { '/x/jupyter --version': { kind: 'not-started', reason: 'ENOENT' } as const };
    expect(
      await examineJupyter(fakeMachine({ env: { GRADER_JUPYTER: '/x/jupyter' }, answers }), []),
    ).toMatchObject({
      status: 'missing',
      message: 'GRADER_JUPYTER names /x/jupyter, which cannot open notebooks: it cannot be started: ENOENT',
      mend: 'unset GRADER_JUPYTER',
    });
  });
});

describe('examineKernel', () => {
  it('tells a kernel that is not installed, with the command for the folder', () => {
    expect(examineKernel(root, null, bareMachine(root))).toMatchObject({
      status: 'missing',
      mend: 'npm install',
    });
    put('package-lock.json', '{}');
    expect(examineKernel(root, null, bareMachine(root)).mend).toBe('npm ci');
  });

  it('tells a kernelspec of the folder that is of no use, which holds nobody up', () => {
    put('jupyter/kernels/tslab/kernel.json', '{ "argv": ["/gone/node", "x"] }');
    const finding = examineKernel(root, installTslab(), bareMachine(root));
    expect(finding).toMatchObject({ status: 'note', mend: null });
    expect(finding.message).toContain('/gone/node is not there');
  });
});

it('examineKernelspecs tells old kernels of tslab, and of nothing else', () => {
  const spec = (name: string, argv: readonly string[]) =>
    put(`data/kernels/${name}/kernel.json`, JSON.stringify({ argv }));
  const stale = spec('tslab', ['/gone/bin/tslab', 'kernel']);
  spec('jslab', [process.execPath, put('tslab'), 'kernel']);
  spec('python3', ['/gone/python', '-m', 'ipykernel']);
  const [finding, ...others] = examineKernelspecs(bareMachine(root, { JUPYTER_PATH: join(root, 'data') }));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ status: 'note', mend: expect.stringContaining(dirname(stale)) as string });
  expect(finding?.message).toContain('/gone/bin/tslab is not there');
});

describe('examineZeromq', () => {
  const installZeromq = (text: string, manifest = true) => {
    put('node_modules/zeromq/package.json', '{ "main": "lib/index.js" }');
    put('node_modules/zeromq/lib/index.js', text);
    if (manifest) put('node_modules/zeromq/build/manifest.json', '{}');
  };
  const examine = () => examineZeromq(root, installTslab(), bareMachine(root, {}, 20_000));
  const rebuild = 'npm explore zeromq -- node script/install.js';

  it('is fine where it loads', async () => {
    installZeromq('exports.Dealer = class { close() {} };');
    expect(await examine()).toMatchObject({ status: 'ok' });
  });

  it('is missing where it is not installed', async () => {
    expect(await examine()).toMatchObject({
      status: 'missing',
      message: 'zeromq, which tslab needs, is not installed',
      mend: 'npm install',
    });
  });

  it.each([
    [
      'throw new Error("Failed to load zeromq.js addon.node: Error: No compatible zeromq.js addon found for linux riscv64 glibc. The candidates were:\\n{}")',
      'No compatible zeromq.js addon found for linux riscv64 glibc',
    ],
    ['throw new Error("No compatible zeromq.js addon found")', 'No compatible zeromq.js addon found'],
    ['process.exit(5)', 'it ends with code 5'],
    ['process.kill(process.pid, "SIGKILL")', 'a signal ended it'],
  ])('tells why the binary does not load: %s', async (text, reason) => {
    installZeromq(text);
    expect(await examine()).toEqual({
      subject: 'zeromq',
      status: 'missing',
      message: `zeromq's binary does not load on ${process.platform}-${process.arch}: ${reason}`,
      mend: rebuild,
    });
  });

  it('is installed anew where its files are not whole', async () => {
    installZeromq('throw new Error("Manifest file not found")', false);
    expect((await examine()).mend).toBe('npm install');
  });
});

describe('examineBuild', () => {
  const age = (file: string, seconds: number) => utimesSync(file, seconds, seconds);

  it('has nothing to say of an installed package', () => {
    put('dist/cli.js');
    expect(examineBuild(root)).toBeNull();
  });

  it('tells a build that is older than a source, by name, or not finished', () => {
    age(put('cli.ts'), 1000);
    age(put('sandbox/run.ts'), 1000);
    expect(examineBuild(root)).toMatchObject({ status: 'missing', mend: 'npm run build' });
    age(put('dist/buildId.txt'), 2000);
    expect(examineBuild(root)).toMatchObject({ status: 'ok' });
    age(put('sandbox/run.test.ts'), 3000);
    age(put('dist/cli.d.ts'), 3000);
    expect(examineBuild(root)).toMatchObject({ status: 'ok' });
    age(put('sandbox/run.ts'), 3000);
    expect(examineBuild(root)).toMatchObject({
      status: 'missing',
      message: `the grader's build is older than its sources (${join('sandbox', 'run.ts')} was changed since)`,
      mend: 'npm run build',
    });
  });
});

describe('examineFolder', () => {
  it('leaves nothing behind but the folder', () => {
    expect(examineFolder(root, bareMachine(root))).toMatchObject({ status: 'ok' });
    expect(readdirSync(root)).toEqual(['.grader']);
    expect(readdirSync(join(root, '.grader'))).toEqual([]);
  });

  it('tells a file in its place', () => {
    const file = put('.grader');
    expect(examineFolder(root, fakeMachine())).toMatchObject({
      status: 'missing',
      mend: `mv ${file} ${file}-old`,
    });
  });
});

describe('examineBubblewrap', () => {
  const trial = '/bin/bwrap --unshare-all --ro-bind / / -- /bin/sh -c :';

  it.each([
    ['darwin', [], null],
    ['linux', [], 'note'],
    ['linux', ['/bin/bwrap'], 'ok'],
  ] as const)('on %s with %j: %s', async (platform, files, status) => {
    const machine = fakeMachine({
      platform,
      env: { PATH: '/bin' },
      files,
      answers: { [trial]: ended(0, '') },
    });
    expect((await examineBubblewrap(machine))?.status ?? null).toBe(status);
  });

  it('tells why one that is there does not work', async () => {
    const answers = { [trial]: ended(1, '', 'bwrap: No permissions to create a new namespace\n') };
    const machine = fakeMachine({ env: { PATH: '/bin' }, files: ['/bin/bwrap'], answers });
    expect((await examineBubblewrap(machine))?.message).toContain('No permissions to create a new namespace');
  });
});

const posix = process.platform === 'win32' ? it.skip : it;
posix('finds a real program that is named jupyter', async () => {
  writeScript(join(root, 'bin'), 'jupyter', 'test "$1" = lab && echo 4.9.9');
  expect(await examineJupyter(bareMachine(root, { PATH: join(root, 'bin') }), [])).toMatchObject({
    status: 'ok',
    message: `Jupyter Lab 4.9.9: ${join(root, 'bin/jupyter')} (on the PATH)`,
  });
});
