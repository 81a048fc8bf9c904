import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Argv } from 'yargs';
import { listAssignments } from '../assignment';
import { collectSubmissions } from '../batch';
import { UsageError } from '../utils/usageError';
import {
  adviseInstall,
  adviseJupyter,
  chooseKernelspec,
  findJupyter,
  findOnPath,
  listCandidates,
  locateTslab,
  thisMachine,
  type FrontEnd,
  type Machine,
} from '../jupyter';
import { endWithGrader } from '../process/interrupt';
import { findPackageFolder } from '../utils/findPackageFolder';
import { runForeground } from '../process/runForeground';
import { chooseAssignment, chooseRoot, nameAssignment, type CommonOptions } from './chooseAssignment';
import { writeWhole } from '../output/writeOutput';

export const command = 'start [notebook]';
export const passesOn = true;
export const describe = "open the assignment's notebook in Jupyter, with the tslab kernel";

interface Options extends CommonOptions {
  readonly notebook: string | undefined;
  readonly lab: boolean;
  readonly browser: boolean;
  readonly port: number | undefined;
  /** What stands after `--`, for Jupyter. */
  readonly '--'?: readonly string[];
}

export const builder = (argv: Argv) =>
  argv
    .positional('notebook', { type: 'string', describe: "a notebook, or an assignment's name" })
    .option('lab', { type: 'boolean', default: false, describe: 'JupyterLab instead of Jupyter Notebook' })
    .option('browser', {
      type: 'boolean',
      default: true,
      describe: 'open it in the browser; --no-browser only starts the server',
    })
    .option('port', { type: 'number', requiresArg: true, describe: 'where the server listens' })
    .epilogue('What stands after -- is passed on to Jupyter, as in: grader start -- --allow-root');

/** @returns Jupyter's exit code */
export async function handler(options: Options): Promise<number> {
  const { port } = options;
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
    throw new UsageError('--port takes a whole number from 1 to 65535.');
  const root = resolve(chooseRoot(options));
  const notebook = chooseNotebook(root, options);
  const kernels = await prepareKernel(root, thisMachine());
  const server = await chooseServer(root, options.lab);
  const passed = options['--'] ?? [];
  const args = [
    ...server.args,
    notebook,
    ...(options.browser ? [] : ['--no-browser']),
    ...(port === undefined ? [] : [`--port=${port}`]),
    ...passed,
  ];
  const code = await runForeground({ file: server.file, args, env: environmentFor(kernels, thisMachine()) });
  if (code === 1 && process.getuid?.() === 0 && !passed.some((arg) => arg.startsWith('--allow-root')))
    process.stderr.write('grader: as root Jupyter starts only with: grader start -- --allow-root\n');
  return code;
}

function chooseNotebook(root: string, { notebook: named, assignment: name }: Options): string {
  if (named !== undefined && !listAssignments(root).includes(named)) return findNamed(named);
  const { directories, notebook } = chooseAssignment(root, nameAssignment(named, name));
  const file = join(directories.notebooks, notebook);
  if (existsSync(file)) return file;
  throw new UsageError(`${file} is not there: name the notebook, as in: grader start FILE.ipynb.`);
}

function findNamed(named: string): string {
  const [first, ...others] = collectSubmissions([named]);
  if (first === undefined || others.length > 0)
    throw new UsageError(`${named} holds several notebooks: name one of them, such as ${first?.file}.`);
  return resolve(first.file);
}

/** @returns the folder for JUPYTER_PATH, with a kernelspec in it that starts the tslab that is installed */
async function prepareKernel(root: string, machine: Machine): Promise<string> {
  const tslab = locateTslab(root, findPackageFolder());
  if (tslab === null)
    throw new UsageError(
      `tslab, the notebook's kernel, is not installed: run "${adviseInstall(root)}" in ${root}; "grader doctor" tells more.`,
    );
  const { folder, file, text } = chooseKernelspec(root, tslab, machine);
  if (text !== null && readExisting(file) !== text) await writeWhole(file, text);
  return folder;
}

function readExisting(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

async function chooseServer(root: string, wantsLab: boolean): Promise<FrontEnd> {
  const stop = new AbortController();
  const leave = endWithGrader({ end: () => stop.abort() });
  const machine = thisMachine({ signal: stop.signal });
  try {
    const wanted = wantsLab ? 'lab' : 'notebook';
    const { jupyter } = await findJupyter(listCandidates(machine, [root]), wanted, machine);
    const { lab, notebook } = jupyter?.programs ?? {};
    // Who did not ask for either has use for both.
    const found = wantsLab ? lab : (notebook ?? lab);
    if (found !== undefined) return found;
    if (jupyter !== null)
      throw new UsageError(
        `The Jupyter found here has no Lab (${jupyter.shown}): leave --lab out, or install it; "grader doctor" tells more.`,
      );
  } finally {
    leave();
  }
  throw new UsageError(
    `No Jupyter that opens notebooks was found: install it with "${adviseJupyter(machine)}" and start again; "grader doctor" tells more.`,
  );
}

/** The kernelspec is found before any other; a `node` is found where the kernelspec asks for one by name. */
function environmentFor(kernels: string, machine: Machine): NodeJS.ProcessEnv {
  const { env } = process;
  const before = env['JUPYTER_PATH'] ?? '';
  const path = env['PATH'] ?? '';
  const hasNode = findOnPath('node', machine) !== null;
  return {
    ...env,
    JUPYTER_PATH: before === '' ? kernels : `${kernels}${delimiter}${before}`,
    ...(!hasNode && { PATH: `${path}${delimiter}${dirname(process.execPath)}` }),
  };
}
