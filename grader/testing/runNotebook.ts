import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './runCli';

/** What a kernel wrote below one cell. */
export interface CellOutputs {
  readonly number: number;
  readonly source: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly html: readonly string[];
}

/** The Jupyter that tests use; null where there is none that can run notebooks. */
export function findJupyter(): string | null {
  const candidates = [process.env['GRADER_JUPYTER'] ?? '', '/usr/bin/jupyter', 'jupyter'].filter(
    (item) => item !== '',
  );
  const works = (command: string) =>
    (command === 'jupyter' || existsSync(command)) &&
    spawnSync(command, ['nbconvert', '--version'], { timeout: 60_000 }).status === 0;
  const found = candidates.find(works) ?? null;
  if (found === null && process.env['GRADER_REQUIRE_JUPYTER'] === '1')
    throw new Error(
      'Jupyter is required here: apt-get install jupyter-nbconvert jupyter-client jupyter-notebook',
    );
  return found;
}

/** Said once in place of the tests that need it. */
export const withoutJupyter =
  'No Jupyter with nbconvert was found (GRADER_JUPYTER, /usr/bin, PATH): what needs a real kernel is not tested here. apt-get install jupyter-nbconvert jupyter-client jupyter-notebook';

/** A kernelspec of the project's own, to be found by JUPYTER_PATH. @returns the folder for that variable */
export function writeKernelspec(folder: string): string {
  const kernel = join(folder, 'kernels', 'tslab');
  mkdirSync(kernel, { recursive: true });
  const tslab = join(repository, 'node_modules/tslab/bin/tslab');
  const spec = {
    argv: [process.execPath, tslab, 'kernel', '--config-path', '{connection_file}'],
    display_name: 'TypeScript (tslab)',
    language: 'typescript',
  };
  writeFileSync(join(kernel, 'kernel.json'), JSON.stringify(spec));
  return folder;
}

/**
 * Runs a notebook from top to bottom on the real kernel, stopping at the first error, as `jupyter nbconvert` does.
 * @throws Error with what nbconvert said
 */
export function runNotebook(
  jupyter: string,
  notebook: string,
  kernels: string,
): Promise<readonly CellOutputs[]> {
  const out = join(kernels, 'run.ipynb');
  const args = ['nbconvert', '--to', 'notebook', '--execute', '--output', out, notebook];
  const env = { ...process.env, JUPYTER_PATH: kernels };
  return new Promise((resolve, reject) => {
    execFile(jupyter, args, { env, maxBuffer: 64 * 1024 * 1024 }, (error, _stdout, stderr) => {
      if (error === null) resolve(readOutputs(out));
      else reject(new Error(stderr || error.message));
    });
  });
}

interface SavedCell {
  readonly cell_type: string;
  readonly source: string | readonly string[];
  readonly outputs?: readonly {
    readonly name?: string;
    readonly text?: string | readonly string[];
    readonly data?: Readonly<Record<string, string | readonly string[]>>;
  }[];
}

/** The outputs of a saved notebook, cell by cell. */
export function readOutputs(file: string): readonly CellOutputs[] {
  const { cells } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cells: readonly SavedCell[] };
  return cells.flatMap(({ cell_type, source, outputs = [] }, index) => {
    if (cell_type !== 'code') return [];
    const text = (name: string) =>
      outputs
        .filter((item) => item.name === name)
        .map((item) => joinText(item.text))
        .join('');
    return [
      {
        number: index + 1,
        source: joinText(source),
        stdout: text('stdout'),
        stderr: text('stderr'),
        html: outputs.flatMap(({ data }) =>
          data?.['text/html'] === undefined ? [] : [joinText(data['text/html'])],
        ),
      },
    ];
  });
}

function joinText(text: string | readonly string[] | undefined): string {
  return typeof text === 'string' ? text : (text ?? []).join('');
}
