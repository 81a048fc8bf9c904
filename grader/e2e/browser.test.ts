import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Report } from '../domain';
import { findBrowser, openBrowser } from '../testing/openBrowser';
import { openNotebook, startJupyter, type OpenNotebook } from '../testing/openNotebook';
import { repository, runCli } from '../testing/runCli';
import { findJupyter, withoutJupyter } from '../testing/runNotebook';

jest.setTimeout(300_000);

const bias = 'parameters[`b${l}`] = np.zeros([layersDims[l], 1]);';
const draw = 'np.random.randn(layersDims[l], layersDims[l - 1])';
const answers = {
  zeros: ['parameters[`W${l}`] = np.zeros([layersDims[l], layersDims[l - 1]]);', bias],
  random: [`parameters[\`W\${l}\`] = np.multiply(${draw}, 10);`, bias],
  he: [`parameters[\`W\${l}\`] = np.multiply(${draw}, Math.sqrt(2 / layersDims[l - 1]));`, bias],
  xavier: [`parameters[\`W\${l}\`] = np.multiply(${draw}, Math.sqrt(1 / layersDims[l - 1]));`, bias],
};

/** Kept where `GRADER_ARTIFACTS` names a folder, else in one that git does not see. */
const artifacts = process.env['GRADER_ARTIFACTS'] ?? join(repository, '.grader/artifacts');

const jupyter = findJupyter();
const found = findBrowser();
if (jupyter === null) process.stderr.write(`${withoutJupyter}\n`);
if (found.kind === 'missing') {
  if (found.isRequired) throw new Error(found.reason);
  process.stderr.write(`${found.reason}\n`);
}
const withBoth = jupyter === null || found.kind === 'missing' ? describe.skip : describe;

withBoth('a student in Jupyter Notebook', () => {
  let browser: Browser;
  let home: string;
  let root: string;
  let server: Awaited<ReturnType<typeof startJupyter>>;
  beforeAll(async () => {
    if (jupyter === null || found.kind === 'missing') return;
    mkdirSync(artifacts, { recursive: true });
    home = mkdtempSync(join(tmpdir(), 'student-'));
    root = join(home, 'handout');
    const released = await runCli(['release', 'initialization', '--out', root]);
    expect([released.code, released.stderr]).toEqual([0, '']);
    // What `npm install` would bring; e2e/student.test.ts installs it for real.
    symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
    const kernels = join(root, 'jupyter');
    [browser, server] = await Promise.all([
      openBrowser(found.path),
      startJupyter(jupyter, { root, kernels }),
    ]);
  });
  afterAll(async () => {
    await (browser as Browser | undefined)?.close();
    await (server as typeof server | undefined)?.close();
    rmSync(home, { recursive: true, force: true });
  });

  const file = 'notebooks/initialization/Initialization.ipynb';
  const open = (): Promise<OpenNotebook> => openNotebook(browser, `${server.url}/notebooks/${file}`);
  const read = async (notebook: OpenNotebook) => {
    const text = await notebook.page.locator('#notebook-container').innerText();
    const plots = await notebook.page.locator('.output svg[role="img"]').count();
    return { text, plots };
  };

  it('types a wrong answer and reads its name, then the right ones, runs all, saves, and gets full marks', async () => {
    const notebook = await open();
    await notebook.typeAnswer(0, answers.zeros);
    await notebook.typeAnswer(1, answers.random);
    await notebook.typeAnswer(2, answers.xavier);
    await notebook.runAll();
    const wrong = await read(notebook);
    expect(wrong.text).toMatch(/You divided 1 by the fan-in: that is Xavier/);
    expect(wrong.text).toMatch(/Half of what enters a ReLU is lost/);
    expect(wrong.text.match(/All public checks of \w+ pass/g)).toHaveLength(2);
    await notebook.page.locator('.output', { hasText: 'Xavier' }).first().scrollIntoViewIfNeeded();
    await notebook.page.screenshot({ path: join(artifacts, 'notebook-wrong.png') });
    await notebook.save();
    const marked = await grade();
    expect(marked?.functions.map((fn) => fn.misconception)).toEqual([null, null, 'xavier-scaling']);

    // As a person mends it: the cursor into the line, the 1 away, a 2 in its place.
    const line = notebook.page.locator('.code_cell .CodeMirror-line', { hasText: 'Math.sqrt(1 /' });
    await line.locator('.cm-number', { hasText: /^1$/ }).last().scrollIntoViewIfNeeded();
    await line.click();
    await notebook.page.keyboard.press('Home');
    const text = (await line.innerText()).trimStart();
    for (let at = 0; at <= text.indexOf('sqrt(1') + 'sqrt('.length; at++)
      await notebook.page.keyboard.press('ArrowRight');
    await notebook.page.keyboard.press('Backspace');
    await notebook.page.keyboard.type('2');
    await notebook.runAll();
    const right = await read(notebook);
    expect(right.text.match(/All public checks of \w+ pass/g)).toHaveLength(3);
    expect(right.text).not.toContain('Xavier (Glorot');
    expect(right.plots).toBeGreaterThanOrEqual(7);
    await notebook.page
      .locator('.output', { hasText: 'All public checks of initializeParametersHe' })
      .first()
      .scrollIntoViewIfNeeded();
    await notebook.page.screenshot({ path: join(artifacts, 'notebook.png') });
    await notebook.save();
    const row = await grade();
    expect([row?.score, row?.maxScore]).toEqual([100, 100]);
    await notebook.page.close();
  });

  async function grade() {
    const { stdout } = await runCli(['grade', join(root, file), '--format', 'json', '--no-cache']);
    return (JSON.parse(stdout) as Report).submissions[0];
  }
});
