import { adviseJupyter, adviseNode, adviseOwnership, adviseRemoval } from './advise';
import { fakeMachine, type Fake } from './testing/fakeMachine';

/** A machine with these programs on its PATH. */
function having(platform: NodeJS.Platform, programs: readonly string[], env: Fake['env'] = {}) {
  const [folder, end] = platform === 'win32' ? ['C:\\bin\\', '.exe'] : ['/bin/', ''];
  const path = platform === 'win32' ? 'C:\\bin' : '/bin';
  return fakeMachine({
    platform,
    env: { PATH: path, ...env },
    files: programs.map((name) => folder + name + end),
  });
}

describe('adviseJupyter', () => {
  it.each<readonly [NodeJS.Platform, readonly string[], string]>([
    ['linux', ['apt-get', 'sudo', 'python3'], 'sudo apt-get install jupyter-notebook'],
    ['linux', ['apt-get'], 'apt-get install jupyter-notebook'],
    ['linux', ['dnf', 'sudo'], 'sudo dnf install python3-notebook'],
    ['linux', ['pacman', 'sudo'], 'sudo pacman -S jupyter-notebook'],
    ['linux', ['uv', 'apt-get'], 'uv tool install notebook'],
    ['linux', ['pipx', 'apt-get'], 'pipx install notebook'],
    ['linux', ['python3'], 'python3 -m pip install --user notebook'],
    ['linux', [], 'curl -LsSf https://astral.sh/uv/install.sh | sh && ~/.local/bin/uv tool install notebook'],
    ['darwin', ['brew', 'python3'], 'brew install jupyterlab'],
    ['darwin', ['python3'], 'python3 -m pip install --user notebook'],
    ['win32', ['py', 'python'], 'py -m pip install --user notebook'],
    ['win32', ['python'], 'python -m pip install --user notebook'],
    [
      'win32',
      [],
      'powershell -ExecutionPolicy ByPass -c "irm https://astral.sh/uv/install.ps1 | iex; & $HOME\\.local\\bin\\uv tool install notebook"',
    ],
  ])('on %s with %j: %s', (platform, programs, advice) => {
    expect(adviseJupyter(having(platform, programs))).toBe(advice);
  });

  it('goes by the environment that is active', () => {
    expect(adviseJupyter(having('linux', ['uv'], { VIRTUAL_ENV: '/v' }))).toBe(
      'python -m pip install notebook',
    );
    expect(adviseJupyter(having('win32', ['conda'], { CONDA_PREFIX: 'C:\\c' }))).toBe(
      'conda install notebook',
    );
  });
});

describe('adviseNode', () => {
  it.each<readonly [NodeJS.Platform, readonly string[], Fake['env'], string]>([
    ['linux', [], { NVM_DIR: '/home/ada/.nvm' }, 'nvm install --lts'],
    ['darwin', ['fnm'], {}, 'fnm install --lts'],
    ['darwin', ['brew'], {}, 'brew install node'],
    ['win32', [], {}, 'winget install OpenJS.NodeJS.LTS'],
    ['linux', [], {}, 'install the LTS from https://nodejs.org/en/download'],
  ])('on %s with %j and %j: %s', (platform, programs, env, advice) => {
    expect(adviseNode(having(platform, programs, env))).toBe(advice);
  });
});

it('quotes a folder as its shell does', () => {
  expect(adviseRemoval("/a b/it's", fakeMachine())).toBe("rm -r '/a b/it'\\''s'");
  expect(adviseRemoval('C:\\a b', fakeMachine({ platform: 'win32' }))).toBe('rmdir /s /q "C:\\a b"');
  expect(adviseOwnership('/course', fakeMachine())).toBe('sudo chown -R "$(id -un)" /course');
});
