import { findJupyter } from './findJupyter';
import { listCandidates, type JupyterProgram } from './listCandidates';
import { ended, fakeMachine, type Fake } from './testing/fakeMachine';

const find = (fake: Fake, wanted: JupyterProgram | 'any' = 'any') => {
  const machine = fakeMachine(fake);
  return findJupyter(listCandidates(machine, ['/course']), wanted, machine);
};

describe('findJupyter', () => {
  it('takes the first on the PATH, with the versions of both front ends', async () => {
    const { jupyter, useless } = await find({
      env: { PATH: '/opt/none:/usr/bin:/usr/local/bin' },
      files: ['/usr/bin/jupyter', '/usr/local/bin/jupyter'],
      answers: {
        '/usr/bin/jupyter notebook --version': 'a warning\n7.3.2\n',
        '/usr/bin/jupyter lab --version': '4.3.4\n',
        '/usr/local/bin/jupyter notebook --version': '6.4.12\n',
      },
    });
    expect(useless).toEqual([]);
    expect(jupyter).toEqual({
      shown: '/usr/bin/jupyter (on the PATH)',
      programs: {
        notebook: { file: '/usr/bin/jupyter', args: ['notebook'], version: '7.3.2' },
        lab: { file: '/usr/bin/jupyter', args: ['lab'], version: '4.3.4' },
      },
    });
  });

  it('passes over a jupyter without a front end, and says so', async () => {
    const { jupyter, useless } = await find({
      env: { PATH: '/usr/bin' },
      files: ['/usr/bin/jupyter', '/home/ada/.local/bin/jupyter'],
      answers: {
        '/usr/bin/jupyter --version': 'Selected Jupyter core packages...',
        '/home/ada/.local/bin/jupyter lab --version': '4.0.0',
      },
    });
    expect(jupyter?.programs).toEqual({
      lab: { file: '/home/ada/.local/bin/jupyter', args: ['lab'], version: '4.0.0' },
    });
    expect(useless).toEqual([
      { shown: '/usr/bin/jupyter (on the PATH)', reason: 'it has neither notebook nor lab' },
    ]);
  });

  it.each([
    [ended(127, '', 'line 1\n/usr/bin/python9: not found\n'), 'it says "/usr/bin/python9: not found"'],
    [ended(3, ''), 'it ends with code 3'],
    [{ kind: 'timed-out', seconds: 20 } as const, 'it gave no answer within 20 s'],
    [{ kind: 'not-started', reason: 'EACCES' } as const, 'it cannot be started: EACCES'],
  ])('tells what is wrong with one that does not work: %j', async (ran, reason) => {
    const words = ['notebook --version', 'lab --version', '--version'].map((rest) => `/bin/jupyter ${rest}`);
    const answers = Object.fromEntries(words.map((word) => [word, ran]));
    const { jupyter, useless } = await find({ env: { PATH: '/bin' }, files: ['/bin/jupyter'], answers });
    expect(jupyter).toBeNull();
    expect(useless).toEqual([{ shown: '/bin/jupyter (on the PATH)', reason }]);
  });

  it('looks further for the front end that is wanted, and falls back to the first that has another', async () => {
    const fake = {
      env: { PATH: '/usr/bin' },
      files: ['/usr/bin/jupyter', '/usr/bin/jupyter-lab'],
      answers: { '/usr/bin/jupyter notebook --version': '6.4.12' },
    };
    expect((await find(fake, 'lab')).jupyter?.programs).toHaveProperty('notebook');
    const answers = { ...fake.answers, '/usr/bin/jupyter-lab --version': '4.0.0' };
    expect((await find({ ...fake, answers }, 'lab')).jupyter?.programs).toEqual({
      lab: { file: '/usr/bin/jupyter-lab', args: [], version: '4.0.0' },
    });
  });

  it("takes a Python's own modules; a Python without them is no Jupyter and is not told", async () => {
    const fake = { env: { PATH: '/usr/bin' }, files: ['/usr/bin/python3', '/usr/bin/python'] };
    expect(await find(fake)).toEqual({ jupyter: null, useless: [] });
    const answers = { '/usr/bin/python -m notebook --version': '7.0.0' };
    expect((await find({ ...fake, answers })).jupyter?.programs).toEqual({
      notebook: { file: '/usr/bin/python', args: ['-m', 'notebook'], version: '7.0.0' },
    });
  });

  it('finds nothing on a machine with nothing', async () => {
    expect(await find({})).toEqual({ jupyter: null, useless: [] });
  });
});
