import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { Browser, Page } from 'playwright-core';

/** A notebook open in Jupyter Notebook, to be used as a person does: by keys and clicks. */
export interface OpenNotebook {
  readonly page: Page;
  /** Puts the cursor on the line of the n-th graded cell (from 0) that says START CODE HERE, and types lines under it. */
  readonly typeAnswer: (index: number, lines: readonly string[]) => Promise<void>;
  /** Runs all cells, and waits until the kernel has done them. */
  readonly runAll: () => Promise<void>;
  readonly save: () => Promise<void>;
}

/** A Jupyter server on a port of its own. The caller closes it. */
export async function startJupyter(
  jupyter: string,
  { root, kernels }: { readonly root: string; readonly kernels: string },
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const port = await findPort();
  const options = [
    '--no-browser',
    '--allow-root',
    `--port=${port}`,
    '--ip=127.0.0.1',
    '--NotebookApp.token=',
    '--NotebookApp.password=',
  ];
  const env = { ...process.env, JUPYTER_PATH: kernels };
  const child = spawn(jupyter, ['notebook', ...options], { cwd: root, env, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await waitForServer(url, child);
  return {
    url,
    async close() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Opens a notebook and waits until its kernel is idle. */
export async function openNotebook(browser: Browser, url: string): Promise<OpenNotebook> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 1400 } });
  await page.goto(url);
  const kernel = page.locator('#kernel_indicator_icon.kernel_idle_icon');
  await kernel.waitFor({ timeout: 60_000 });
  return {
    page,
    async typeAnswer(index, lines) {
      const line = page.locator('.code_cell .CodeMirror-line', { hasText: 'START CODE HERE' }).nth(index);
      await line.scrollIntoViewIfNeeded();
      await line.click();
      await page.keyboard.press('End');
      for (const text of lines) {
        await page.keyboard.press('Enter');
        await page.keyboard.type(text);
      }
    },
    async runAll() {
      await page.click('#celllink');
      await page.click('#run_all_cells');
      // A prompt is a star while its cell waits or runs.
      const isDone = `(() => { const prompts = [...document.querySelectorAll('.code_cell .input_prompt')];
        return prompts.length > 0 && prompts.every((prompt) => /\\d/.test(prompt.textContent)); })()`;
      await page.waitForFunction(isDone, undefined, { timeout: 180_000 });
    },
    async save() {
      await page.keyboard.press('Control+s');
      await page.waitForFunction('!Jupyter.notebook.dirty');
    },
  };
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 8888;
}

async function waitForServer(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`jupyter notebook ended with ${child.exitCode}`);
    const isUp = await fetch(`${url}/api`).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`jupyter notebook does not answer at ${url}`);
}
