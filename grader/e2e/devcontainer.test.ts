import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { repository } from '../testing/runCli';

const folder = join(repository, '.devcontainer');
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

it('a container of this repository finds the kernel that npm installed', () => {
  const { containerEnv } = read('devcontainer.json') as {
    readonly containerEnv: Readonly<Record<string, string>>;
  };
  const workspace = '${containerWorkspaceFolder}';
  expect(containerEnv['JUPYTER_PATH']).toBe(`${workspace}/.devcontainer/jupyter`);
  const spec = join('jupyter', 'kernels', 'tslab');
  const { argv, language } = read(join(spec, 'kernel.json')) as {
    readonly argv: readonly string[];
    readonly language: string;
  };
  const program = (argv[1] ?? '').replace('{resource_dir}', join(folder, spec));
  expect(resolve(program)).toBe(join(repository, 'node_modules/tslab/bin/tslab'));
  expect(existsSync(program)).toBe(true);
  // By this VS Code takes the kernel for the notebook's.
  const notebook = readFileSync(join(repository, 'notebooks/initialization/Initialization.ipynb'), 'utf8');
  const { metadata } = JSON.parse(notebook) as {
    readonly metadata: { readonly kernelspec: { readonly name: string; readonly language: string } };
  };
  expect(metadata.kernelspec).toMatchObject({ name: 'tslab', language });
});
