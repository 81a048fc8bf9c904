import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../domain';
import { repository, runCli } from '../testing/runCli';

const saved = join(repository, 'grader/testing/saved');

it('notebooks as JupyterLab 4, VS Code, Colab and Notebook 6 save them are graded alike', async () => {
  const { stdout } = await runCli(['grade', saved, '--format', 'json', '--no-cache']);
  const { submissions } = JSON.parse(stdout) as Report;
  expect(submissions.map((row) => [row.submission, row.score])).toEqual([
    ['colab', 100],
    ['jupyterlab-4', 100],
    ['notebook-6', 100],
    ['vscode', 100],
  ]);
  const [first, ...others] = submissions.map((row) => row.functions);
  for (const functions of others) expect(functions).toEqual(first);
}, 60_000);

it('they are as different as their hosts make them', () => {
  const shapes = readdirSync(saved).map((name) => {
    const { cells, nbformat_minor } = JSON.parse(readFileSync(join(saved, name), 'utf8')) as {
      readonly nbformat_minor: number;
      readonly cells: readonly { readonly id?: string; readonly metadata: object }[];
    };
    return [name, nbformat_minor, 'id' in (cells[0] ?? {}), Object.keys(cells[2]?.metadata ?? {}).length];
  });
  expect(shapes).toEqual([
    ['colab.ipynb', 0, false, 1],
    ['jupyterlab-4.ipynb', 5, true, 2],
    ['notebook-6.ipynb', 4, false, 1],
    ['vscode.ipynb', 5, true, 1],
  ]);
});
