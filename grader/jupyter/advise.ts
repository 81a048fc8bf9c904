import { findOnPath } from './findOnPath';
import type { Machine } from './machine';

/** A system's package manager, and what it calls Jupyter Notebook. */
const PACKAGES = [
  ['apt-get', 'install jupyter-notebook'],
  ['dnf', 'install python3-notebook'],
  ['pacman', '-S jupyter-notebook'],
  ['zypper', 'install jupyter-notebook'],
] as const;

/** What installs Jupyter Notebook here, by what the machine has. Whatever needs no administrator comes first. */
export function adviseJupyter(machine: Machine): string {
  const has = (name: string) => findOnPath(name, machine) !== null;
  const given = (name: string) => (machine.env[name] ?? '') !== '';
  const python =
    machine.platform === 'win32' ? (['py', 'python'] as const) : (['python3', 'python'] as const);
  const [first, second] = python;
  if (given('VIRTUAL_ENV')) return 'python -m pip install notebook';
  if (given('CONDA_PREFIX') && has('conda')) return 'conda install notebook';
  if (has('uv')) return 'uv tool install notebook';
  if (has('pipx')) return 'pipx install notebook';
  const packaged = machine.platform === 'win32' ? null : advisePackage(machine, has);
  if (packaged !== null) return packaged;
  if (has(first)) return `${first} -m pip install --user notebook`;
  if (has(second)) return `${second} -m pip install --user notebook`;
  return advisePython(machine);
}

/** What installs a Node that is new enough. */
export function adviseNode(machine: Machine): string {
  const has = (name: string) => findOnPath(name, machine) !== null;
  if ((machine.env['NVM_DIR'] ?? '') !== '') return 'nvm install --lts';
  if (has('fnm')) return 'fnm install --lts';
  if (has('volta')) return 'volta install node@lts';
  if (machine.platform === 'win32') return 'winget install OpenJS.NodeJS.LTS';
  if (machine.platform === 'darwin' && has('brew')) return 'brew install node';
  return 'install the LTS from https://nodejs.org/en/download';
}

/** What gives a folder to whoever is asked, who cannot write to it. */
export function adviseOwnership(folder: string, { platform }: Machine): string {
  return platform === 'win32'
    ? `icacls "${folder}" /grant "%USERNAME%:(OI)(CI)F" /T`
    : `sudo chown -R "$(id -un)" ${quote(folder)}`;
}

export function adviseRemoval(folder: string, { platform }: Machine): string {
  return platform === 'win32' ? `rmdir /s /q "${folder}"` : `rm -r ${quote(folder)}`;
}

export function adviseRename(file: string, { platform }: Machine): string {
  return platform === 'win32' ? `ren "${file}" ".grader-old"` : `mv ${quote(file)} ${quote(`${file}-old`)}`;
}

/** The system's own packages. Debian's Python refuses pip, so they come before it. */
function advisePackage({ platform }: Machine, has: (name: string) => boolean): string | null {
  if (platform === 'darwin') return has('brew') ? 'brew install jupyterlab' : null;
  const found = PACKAGES.find(([manager]) => has(manager));
  if (found === undefined) return null;
  // A container's root has no sudo, and needs none.
  return has('sudo') ? `sudo ${found.join(' ')}` : found.join(' ');
}

/** Without a Python there is nothing to install Jupyter with; uv brings its own, and asks for no administrator. */
function advisePython({ platform }: Machine): string {
  return platform === 'win32'
    ? 'powershell -ExecutionPolicy ByPass -c "irm https://astral.sh/uv/install.ps1 | iex; & $HOME\\.local\\bin\\uv tool install notebook"'
    : 'curl -LsSf https://astral.sh/uv/install.sh | sh && ~/.local/bin/uv tool install notebook';
}

function quote(path: string): string {
  return /^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
