import { pathsOf, type Machine } from './machine';

/** A folder where programs of Python's may be, and what put it there. */
export interface KernelspecPlace {
  readonly folder: string;
  /** As in "found in …". */
  readonly by: string;
}

/** Where pipx and uv keep the tools that bring a Jupyter, one folder each. */
const TOOLS = ['notebook', 'jupyterlab', 'jupyter', 'jupyter-core'];
const CONDAS = ['miniconda3', 'anaconda3', 'miniforge3', 'mambaforge', 'micromamba'];

/**
 * Folders that installers of Jupyter write to and that are often on no PATH: virtual environments, pip's user folder,
 * pipx, uv, conda, Homebrew.
 * @param folders where a `.venv` is looked for
 */
export function listPlaces(machine: Machine, folders: readonly string[]): readonly KernelspecPlace[] {
  const { join } = pathsOf(machine);
  const bin = machine.platform === 'win32' ? 'Scripts' : 'bin';
  const environments = ['VIRTUAL_ENV', 'CONDA_PREFIX'].flatMap((name) => {
    const folder = machine.env[name] ?? '';
    return folder === '' ? [] : [{ folder: join(folder, bin), by: name }];
  });
  const local = folders.flatMap((folder) =>
    ['.venv', 'venv'].map((name) => ({ folder: join(folder, name, bin), by: `the folder's ${name}` })),
  );
  return [
    ...environments,
    ...local,
    { folder: join(machine.home, '.local/bin'), by: '~/.local/bin' },
    ...listPipFolders(machine),
    ...listTools(machine).map(({ folder, by }) => ({ folder: join(folder, bin), by })),
    ...listCondas(machine).map((folder) => ({ folder: join(folder, bin), by: 'conda' })),
    ...listHomebrews(machine).map((folder) => ({ folder, by: 'Homebrew' })),
  ];
}

/** Where `pip install --user`, and on Windows Python's own installer, put programs: one folder for each Python. */
function listPipFolders(machine: Machine): readonly KernelspecPlace[] {
  const { join } = pathsOf(machine);
  const under = (folder: string, bin: string): readonly KernelspecPlace[] =>
    machine
      .list(folder)
      .filter((name) => /^(Python)?3[.\d]/.test(name))
      .reverse()
      .map((name) => ({ folder: join(folder, name, bin), by: 'pip' }));
  if (machine.platform === 'darwin') return under(join(machine.home, 'Library/Python'), 'bin');
  if (machine.platform !== 'win32') return [];
  const roaming = machine.env['APPDATA'] ?? join(machine.home, 'AppData/Roaming');
  const local = machine.env['LOCALAPPDATA'] ?? join(machine.home, 'AppData/Local');
  return [...under(join(roaming, 'Python'), 'Scripts'), ...under(join(local, 'Programs/Python'), 'Scripts')];
}

function listTools(machine: Machine): readonly KernelspecPlace[] {
  const { join } = pathsOf(machine);
  const { env, home } = machine;
  const data = env['XDG_DATA_HOME'] ?? join(home, '.local/share');
  const roots =
    machine.platform === 'win32'
      ? [
          { folder: join(home, 'pipx/venvs'), by: 'pipx' },
          { folder: join(env['APPDATA'] ?? join(home, 'AppData/Roaming'), 'uv/tools'), by: 'uv' },
        ]
      : [
          { folder: join(data, 'pipx/venvs'), by: 'pipx' },
          { folder: join(home, '.local/pipx/venvs'), by: 'pipx' },
          { folder: join(data, 'uv/tools'), by: 'uv' },
        ];
  return roots.flatMap(({ folder, by }) => TOOLS.map((tool) => ({ folder: join(folder, tool), by })));
}

function listCondas(machine: Machine): readonly string[] {
  const { join } = pathsOf(machine);
  const shared = { win32: machine.env['ProgramData'] ?? 'C:\\ProgramData', darwin: '/opt' };
  const roots =
    machine.platform === 'win32' || machine.platform === 'darwin' ? [shared[machine.platform]] : [];
  return [machine.home, ...roots].flatMap((root) => CONDAS.map((name) => join(root, name)));
}

function listHomebrews({ platform }: Machine): readonly string[] {
  if (platform === 'darwin') return ['/opt/homebrew/bin', '/usr/local/bin'];
  return platform === 'linux' ? ['/home/linuxbrew/.linuxbrew/bin'] : [];
}
