import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { writeScript } from '../jupyter/testing/fakeMachine';
import { makeKit } from '../testing/makeKit';
import { eventually, findRunning, processesIn } from '../testing/processes';
import { findJupyter, withoutJupyter } from '../testing/runNotebook';
import { inTerminal, startCli, type LiveCli } from '../testing/startCli';

jest.setTimeout(120_000);

const linux = process.platform === 'linux' ? describe : describe.skip;

let kit: string;
let home: string;
beforeEach(() => {
  kit = realpathSync(makeKit());
  home = realpathSync(mkdtempSync(join(tmpdir(), 'home-')));
});
afterEach(async () => {
  expect(await eventually(() => findRunning(kit).length === 0)).toBe(true);
  for (const folder of [kit, home]) rmSync(folder, { recursive: true, force: true });
});

const kernelspec = () => join(kit, '.grader/jupyter/kernels/tslab/kernel.json');
const notebook = () => join(kit, 'notebooks/initialization/Initialization.ipynb');

const versions = 'case "$*" in *--version) echo 7.3.2; exit;; esac\n';
const telling = `${versions}printf '%s\\n' "$JUPYTER_PATH" "$@"; exit 7`;
/** The command line with a Jupyter of the test's own. */
function startFake(script: string, args: readonly string[] = [], wrap: readonly string[] = []): LiveCli {
  writeScript(home, 'jupyter', script);
  const env = { GRADER_JUPYTER: join(home, 'jupyter'), HOME: home, JUPYTER_PATH: '/before' };
  return startCli(kit, ['start', ...args], { env, wrap });
}

linux('grader start', () => {
  it("opens the assignment's notebook with the kernel first, passes on what it is told, and ends with Jupyter's code", async () => {
    const { code, stdout } = await startFake(telling, [
      '--no-browser',
      '--port',
      '8123',
      '--',
      '--allow-root',
      '-y',
    ]).ended;
    expect(stdout.trim().split('\n')).toEqual([
      [join(kit, '.grader/jupyter'), '/before'].join(delimiter),
      'notebook',
      notebook(),
      '--no-browser',
      '--port=8123',
      '--allow-root',
      '-y',
    ]);
    expect(code).toBe(7);
    const { argv } = JSON.parse(readFileSync(kernelspec(), 'utf8')) as { argv: readonly string[] };
    expect(argv[0]).toBe(process.execPath);
    expect(statSync(argv[1] ?? '').isFile()).toBe(true);
  });

  it('writes the kernelspec once, and again only where it is another', async () => {
    await startFake(telling).ended;
    const { ino } = statSync(kernelspec());
    await startFake(telling).ended;
    expect(statSync(kernelspec()).ino).toBe(ino);
  });

  it('opens Lab, or another notebook, or an assignment by its name', async () => {
    const heard = async (...args: string[]) =>
      (await startFake(telling, args).ended).stdout.trim().split('\n').slice(1);
    expect(await heard('--lab')).toEqual(['lab', notebook()]);
    expect(await heard('initialization')).toEqual(['notebook', notebook()]);
    const other = join('solutions', 'initialization', 'Initialization.ipynb');
    expect(await heard(other)).toEqual(['notebook', join(kit, other)]);
  });

  it('takes Lab where there is no Notebook, but no Notebook where Lab was asked for', async () => {
    const only = (name: string) =>
      `case "$*" in "${name} --version") echo 4.0.0;; *--version) exit 1;; *) echo "$1";; esac`;
    expect(await startFake(only('lab')).ended).toMatchObject({ code: 0, stdout: 'lab\n' });
    const { code, stderr } = await startFake(only('notebook'), ['--lab']).ended;
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: `grader: The Jupyter found here has no Lab (${join(home, 'jupyter')} (named by GRADER_JUPYTER)): leave --lab out, or install it; "grader doctor" tells more.\n`,
    });
  });

  it('says what to install where there is no Jupyter', async () => {
    const env = {
      PATH: '',
      HOME: home,
      GRADER_JUPYTER: '',
      VIRTUAL_ENV: '',
      CONDA_PREFIX: '',
      XDG_DATA_HOME: '',
    };
    const { code, stdout, stderr } = await startCli(kit, ['start'], { env }).ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^grader: No Jupyter that opens notebooks was found: install it with ".*install.*" and start again; "grader doctor" tells more\.\n$/,
    );
  });

  it.each([
    [['--port', '0'], 'grader: --port takes a whole number from 1 to 65535.\n'],
    [['nope.ipynb'], 'grader: nope.ipynb does not exist: '],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await startFake(telling, args).ended;
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

/** A Jupyter that tells each signal it hears, and goes half a second after the first, so that a second would be heard. */
const listening = `${versions}exec "$GRADER_TEST_NODE" -e '
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => { console.log("heard " + signal); setTimeout(() => process.exit(9), 500); });
  setInterval(() => undefined, 1000);
  console.log("ready");
'`;

linux('a signal while Jupyter runs', () => {
  beforeEach(() => (process.env['GRADER_TEST_NODE'] = process.execPath));
  afterEach(() => delete process.env['GRADER_TEST_NODE']);

  it.each([
    ['SIGINT', 'SIGINT'],
    ['SIGTERM', 'SIGTERM'],
    // Of a terminal that is closed Jupyter would ask whether it may go.
    ['SIGHUP', 'SIGTERM'],
  ] as const)('%s reaches Jupyter once, as %s, and its code is the end', async (sent, heard) => {
    const cli = startFake(listening);
    expect(await eventually(() => cli.heard().includes('ready'))).toBe(true);
    cli.kill(sent);
    expect(await cli.ended).toEqual({ code: 9, signal: null, stdout: `ready\nheard ${heard}\n`, stderr: '' });
  });

  const hasTerminals = spawnSync('script', ['--version']).status === 0;
  (hasTerminals ? it : it.skip)("a terminal's Ctrl-C reaches Jupyter once", async () => {
    const cli = startFake(listening, [], inTerminal());
    expect(await eventually(() => cli.heard().includes('ready'))).toBe(true);
    cli.type('\x03');
    const { code, stdout } = await cli.ended;
    expect(stdout.match(/heard \w+/g)).toEqual(['heard SIGINT']);
    expect(code).toBe(9);
  });
});

const jupyter = process.platform === 'linux' ? findJupyter() : null;
if (jupyter === null) console.warn(withoutJupyter);

(jupyter === null ? describe.skip : describe)('grader start with the real Jupyter', () => {
  it.each([
    // Without a terminal Jupyter leaves SIGINT to Python, which ends in order or of the signal, as it is met.
    ['SIGINT', [0, 130]],
    ['SIGTERM', [0]],
  ] as const)('serves the notebook and lists its kernel; %s ends all of it', async (signal, codes) => {
    const port = await findPort();
    const env = { GRADER_JUPYTER: jupyter ?? '', HOME: home };
    const args = ['start', '--no-browser', '--port', String(port), '--', '--allow-root'];
    const cli = startCli(kit, args, { env });
    const address = await waitForAddress(cli, port);
    const specs = (await (await fetch(address('/api/kernelspecs'))).json()) as Kernelspecs;
    expect(specs.kernelspecs['tslab']?.spec.display_name).toBe('TypeScript (tslab)');
    const kernel = await fetch(address('/api/contents/Initialization.ipynb', '&content=0'));
    expect(kernel.status).toBe(200);
    cli.kill(signal);
    const end = await cli.ended;
    expect(end.signal).toBeNull();
    expect(codes).toContain(end.code);
    expect(processesIn(kit)).toEqual([]);
  });
});

interface Kernelspecs {
  readonly kernelspecs: Readonly<Record<string, { readonly spec: { readonly display_name: string } }>>;
}

/** Once the server answers. Its token is in the address that it tells. */
async function waitForAddress(cli: LiveCli, port: number): Promise<(path: string, query?: string) => string> {
  const told = () => /[?&]token=(\w+)/.exec(cli.said() + cli.heard())?.[1];
  if (!(await eventually(() => told() !== undefined, 60_000))) throw new Error(`no server: ${cli.said()}`);
  return (path, query = '') => `http://localhost:${port}${path}?token=${told() ?? ''}${query}`;
}

function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
}
