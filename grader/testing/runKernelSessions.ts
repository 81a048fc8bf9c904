import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeKernelspec } from './runNotebook';

export interface SessionCells {
  readonly name: string;
  readonly cells: readonly string[];
}

/** What the kernel wrote below one cell. */
export interface CellOutputs {
  readonly stdout: string;
  readonly stderr: string;
  readonly html: string;
}

/** The Python that Jupyter's own packages are installed for. */
const python = process.env['GRADER_PYTHON'] ?? '/usr/bin/python3';

/**
 * Runs notebooks on the real kernel through the Jupyter protocol, each in a kernel of its own.
 *
 * @returns by name, what was written below each cell
 */
export async function runKernelSessions(
  sessions: readonly SessionCells[],
  folder: string,
): Promise<ReadonlyMap<string, readonly CellOutputs[]>> {
  const kernels = writeKernelspec(mkdtempSync(join(tmpdir(), 'kernels-')));
  try {
    const child = spawn(python, [join(__dirname, 'kernelSessions.py')], {
      cwd: folder,
      env: { ...process.env, JUPYTER_PATH: kernels },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdin.end(JSON.stringify(sessions));
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`kernelSessions.py ended with ${code}: ${stderr}`);
    const lines = stdout.split('\n').filter((line) => line !== '');
    return new Map(
      lines.map((line) => {
        const { name, cells } = JSON.parse(line) as { name: string; cells: readonly CellOutputs[] };
        return [name, cells];
      }),
    );
  } finally {
    rmSync(kernels, { recursive: true, force: true });
  }
}
