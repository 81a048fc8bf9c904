import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeScript } from '../jupyter/testing/fakeMachine';
import { makeKit } from '../testing/makeKit';
import { repository } from '../testing/runCli';
import { startCli } from '../testing/startCli';

jest.setTimeout(120_000);

const posix = process.platform === 'win32' ? describe.skip : describe;

let kit: string;
let home: string;
beforeEach(() => {
  kit = makeKit();
  home = mkdtempSync(join(tmpdir(), 'home-'));
});
afterEach(() => {
  for (const folder of [kit, home]) rmSync(folder, { recursive: true, force: true });
});

/** With nothing of this machine's: no PATH, a home of its own, no environment that is active. */
function bare(path = ''): Readonly<Record<string, string>> {
  const none = { GRADER_JUPYTER: '', VIRTUAL_ENV: '', CONDA_PREFIX: '', JUPYTER_PATH: '', XDG_DATA_HOME: '' };
  return { ...none, PATH: path, HOME: home, NO_COLOR: '1' };
}

async function doctor(env: Readonly<Record<string, string>>, ...args: string[]) {
  const { code, stdout, stderr } = await startCli(kit, ['doctor', ...args], { env }).ended;
  expect(stderr).toBe('');
  return { code, stdout };
}

/** A folder for the PATH with a `jupyter` in it. */
function fakeJupyter(script: string): string {
  writeScript(join(home, 'bin'), 'jupyter', script);
  return join(home, 'bin');
}

const notebookOnly = 'test "$*" = "notebook --version" && echo 7.3.2';

/** The kit's packages, without these. */
function leaveOut(...names: readonly string[]): void {
  const modules = join(kit, 'node_modules');
  rmSync(modules);
  mkdirSync(modules);
  for (const name of readdirSync(join(repository, 'node_modules')).filter((item) => !names.includes(item)))
    symlinkSync(join(repository, 'node_modules', name), join(modules, name));
}

function put(path: string, text: string): void {
  mkdirSync(join(kit, path, '..'), { recursive: true });
  writeFileSync(join(kit, path), text);
}

posix('grader doctor', () => {
  it('names Jupyter and the command where the machine has none', async () => {
    const { code, stdout } = await doctor(bare());
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /✗ Jupyter is not on the PATH, nor in any folder that its installers use\n {4}\S.*install.*(notebook|jupyterlab)\n/,
    );
    expect(stdout.match(/✗/g)).toHaveLength(2); // the other is the sentence at the end
    expect(stdout).toMatch(/One thing is missing: [^\n]*\n$/);
  });

  it('is content where all is there, and says so', async () => {
    const { code, stdout } = await doctor(bare(fakeJupyter(notebookOnly)));
    expect(stdout).toContain(`✓ Jupyter Notebook 7.3.2: ${join(home, 'bin/jupyter')} (on the PATH)\n`);
    expect(stdout).toMatch(
      /✓ tslab 1\.0\.22; "grader start" writes \.grader.jupyter.kernels.tslab.kernel\.json\n/,
    );
    expect(stdout).toMatch(/✓ zeromq's binary loads on /);
    expect(stdout).not.toContain('✗');
    expect(stdout).toMatch(/Nothing is missing: "grader start" opens the notebook\.\n$/);
    expect(code).toBe(0);
  });

  it('tells a Jupyter without a front end as such', async () => {
    const { code, stdout } = await doctor(bare(fakeJupyter('test "$*" = --version && echo core')));
    expect(stdout).toMatch(
      /✗ Jupyter cannot open notebooks: \S+ \(on the PATH\): it has neither notebook nor lab\n/,
    );
    expect(code).toBe(1);
  });

  it('tells a binary of zeromq that does not load, and packages that are not there', async () => {
    leaveOut('tslab', 'zeromq');
    const env = bare(fakeJupyter(notebookOnly));
    const nothing = await doctor(env);
    expect(nothing.stdout).toMatch(
      /✗ tslab, the notebook's kernel, is not installed in \S+\n {4}npm install\n/,
    );
    expect(nothing.code).toBe(1);
    put('node_modules/tslab/package.json', '{ "version": "1.0.22" }');
    put('node_modules/tslab/bin/tslab', '');
    put('node_modules/zeromq/package.json', '{ "main": "lib/index.js" }');
    put('node_modules/zeromq/lib/index.js', 'throw new Error("No compatible zeromq.js addon found");');
    put('node_modules/zeromq/build/manifest.json', '{}');
    const broken = await doctor(env);
    expect(broken.stdout).toMatch(
      /✗ zeromq's binary does not load on \S+: No compatible zeromq\.js addon found\n {4}npm explore zeromq -- node script\/install\.js\n/,
    );
    expect(broken.code).toBe(1);
  });

  it('tells a build that is older than its sources', async () => {
    put('grader/cli.ts', '// newer than what is built\n');
    const { code, stdout } = await doctor(bare(fakeJupyter(notebookOnly)));
    expect(stdout).toMatch(
      /✗ the grader's build is older than its sources \(cli\.ts[^\n]*\n {4}npm run build\n/,
    );
    expect(code).toBe(1);
  });

  it('gives the same as JSON, and shows the words of other programs without their escapes', async () => {
    const path = fakeJupyter("printf '\\033[31mbroken\\033[0m' >&2; exit 4");
    const { code, stdout } = await doctor(bare(path));
    expect(code).toBe(1);
    expect(stdout).toContain('it says "\\u001b[31mbroken');
    const json = await doctor(bare(path), '--format', 'json');
    const { schemaVersion, findings } = JSON.parse(json.stdout) as {
      schemaVersion: number;
      findings: { subject: string; status: string }[];
    };
    expect(schemaVersion).toBe(1);
    expect(findings).toContainEqual(expect.objectContaining({ subject: 'jupyter', status: 'missing' }));
  });

  it('says where to run it when it is run elsewhere', async () => {
    appendFileSync(join(home, 'empty'), '');
    const { code, stderr } = await startCli(kit, ['doctor', '--root', home], { env: bare() }).ended;
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `grader: ${home} holds no assignment: expected fixtures/<name>/assignment.json in it.\n`,
    });
  });
});
