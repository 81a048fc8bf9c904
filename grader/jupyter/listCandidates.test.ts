import { listCandidates } from './listCandidates';
import { fakeMachine, type Fake } from './testing/fakeMachine';

const shownFor = (fake: Fake) =>
  listCandidates(fakeMachine(fake), [fake.platform === 'win32' ? 'C:\\course' : '/course']).map(
    ({ shown }) => shown,
  );

describe('listCandidates', () => {
  it.each<readonly [string, Fake, string]>([
    ['linux', { files: ['/course/.venv/bin/jupyter'] }, "/course/.venv/bin/jupyter (the folder's .venv)"],
    ['linux', { files: ['/home/ada/.local/bin/jupyter'] }, '/home/ada/.local/bin/jupyter (~/.local/bin)'],
    [
      'linux',
      { files: ['/home/ada/.local/share/pipx/venvs/notebook/bin/jupyter-notebook'] },
      '/home/ada/.local/share/pipx/venvs/notebook/bin/jupyter-notebook (pipx)',
    ],
    [
      'linux',
      { files: ['/home/ada/.local/share/uv/tools/jupyterlab/bin/jupyter-lab'] },
      '/home/ada/.local/share/uv/tools/jupyterlab/bin/jupyter-lab (uv)',
    ],
    ['linux', { files: ['/home/ada/miniforge3/bin/jupyter'] }, '/home/ada/miniforge3/bin/jupyter (conda)'],
    [
      'linux',
      { env: { CONDA_PREFIX: '/c/envs/ml' }, files: ['/c/envs/ml/bin/jupyter'] },
      '/c/envs/ml/bin/jupyter (CONDA_PREFIX)',
    ],
    ['darwin', { files: ['/opt/homebrew/bin/jupyter'] }, '/opt/homebrew/bin/jupyter (Homebrew)'],
    ['darwin', { files: ['/opt/anaconda3/bin/jupyter'] }, '/opt/anaconda3/bin/jupyter (conda)'],
    [
      'darwin',
      { files: ['/home/ada/Library/Python/3.12/bin/jupyter'] },
      '/home/ada/Library/Python/3.12/bin/jupyter (pip)',
    ],
    [
      'win32',
      { env: { Path: 'C:\\Windows;C:\\Py' }, files: ['C:\\Py\\jupyter.exe'] },
      'C:\\Py\\jupyter.exe (on the PATH)',
    ],
    [
      'win32',
      { files: ['C:\\Users\\ada\\AppData\\Roaming\\Python\\Python312\\Scripts\\jupyter.exe'] },
      'C:\\Users\\ada\\AppData\\Roaming\\Python\\Python312\\Scripts\\jupyter.exe (pip)',
    ],
    [
      'win32',
      { files: ['C:\\ProgramData\\miniconda3\\Scripts\\jupyter.exe'] },
      'C:\\ProgramData\\miniconda3\\Scripts\\jupyter.exe (conda)',
    ],
    [
      'win32',
      { env: { PATH: 'C:\\Windows' }, files: ['C:\\Windows\\py.exe'] },
      'C:\\Windows\\py.exe -m notebook (on the PATH)',
    ],
  ])('on %s finds %j', (platform, fake, shown) => {
    expect(shownFor({ ...fake, platform: platform as NodeJS.Platform })).toEqual([shown]);
  });

  it('has what is on the PATH first, the Pythons last, and nothing twice', () => {
    const files = ['/home/ada/.local/bin/jupyter', '/usr/bin/python3', '/usr/bin/jupyter'];
    expect(shownFor({ env: { PATH: '/usr/bin:/home/ada/.local/bin:/usr/bin' }, files })).toEqual([
      '/usr/bin/jupyter (on the PATH)',
      '/home/ada/.local/bin/jupyter (on the PATH)',
      '/usr/bin/python3 -m notebook (on the PATH)',
    ]);
  });

  it.each([
    ['jupyter-lab', '/usr/bin/jupyter-lab'],
    ['/opt/x/jupyter', '/opt/x/jupyter'],
  ])('GRADER_JUPYTER=%s is the only one', (named, file) => {
    const env = { PATH: '/usr/bin', GRADER_JUPYTER: named };
    expect(shownFor({ env, files: ['/usr/bin/jupyter', '/usr/bin/jupyter-lab'] })).toEqual([
      `${file} (named by GRADER_JUPYTER)`,
    ]);
  });
});
