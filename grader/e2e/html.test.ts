import { readdirSync, readFileSync, realpathSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { drawHiddenCases, loadAssignment } from '../assignment';
import { importCell, rightCells } from '../testing/answers';
import { buildNotebook } from '../testing/buildNotebook';
import { makeKit } from '../testing/makeKit';
import { makeMixedClass, mixedNames } from '../testing/makeMixedClass';
import { findBrowser, openBrowser } from '../testing/openBrowser';
import { eventually } from '../testing/processes';
import { repository } from '../testing/runCli';
import { startCli, type CliEnd } from '../testing/startCli';
import { findViolations, unfold, watchPage } from '../testing/watchPage';

jest.setTimeout(300_000);

let kit: string;
let first: CliEnd;
beforeAll(async () => {
  kit = realpathSync(makeKit());
  makeMixedClass(join(kit, 'class'));
  first = await gradeTo('site');
});
afterAll(() => rmSync(kit, { recursive: true, force: true }));

function gradeTo(site: string, paths: readonly string[] = ['class']): Promise<CliEnd> {
  return startCli(kit, ['grade', ...paths, '--report', `html=${site}`]).ended;
}

/** The pages of a site by their path in it. */
function readSite(site: string): ReadonlyMap<string, string> {
  const files = readdirSync(join(kit, site), { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    files
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file.replaceAll('\\', '/'), readFileSync(join(kit, site, file), 'utf8')]),
  );
}

describe('the site of a class', () => {
  it('has a page for each student and one for the class', () => {
    expect(first).toMatchObject({ code: 1, stdout: expect.stringContaining('1 with full marks') as string });
    const paths = [...readSite('site').keys()];
    expect(paths).toHaveLength(mixedNames.length + 1);
    expect(paths).toEqual(expect.arrayContaining(['index.html', 'students/alice.html']));
    for (const path of paths) expect(path).toMatch(/^(students\/)?[a-z0-9-]+\.html$/);
  });

  it('has no link that leads nowhere', () => {
    const pages = readSite('site');
    const idsOf = (path: string) =>
      new Set(Array.from(pages.get(path)?.matchAll(/\sid="([^"]*)"/g) ?? [], ([, id]) => id));
    const dead = [...pages].flatMap(([path, text]) =>
      Array.from(text.matchAll(/<a [^>]*href="([^"]*)"/g), ([, href = '']) => href).filter((href) => {
        const [file = '', id = ''] = href.split('#');
        const target = file === '' ? path : normalize(join(dirname(path), file)).replaceAll('\\', '/');
        return !pages.has(target) || (id !== '' && !idsOf(target).has(id));
      }),
    );
    expect(dead).toEqual([]);
    const index = pages.get('index.html') ?? '';
    for (const path of pages.keys()) {
      if (path !== 'index.html') expect(index).toContain(`<th scope="row"><a href="${path}">`);
    }
  });

  it('says which mistakes were made, how often, and who is stuck', () => {
    const index = readSite('site').get('index.html') ?? '';
    expect(index).toMatch(
      /<code>xavier-scaling<\/code><\/h3>\s*<p class="muted">initialize<wbr>Parameters<wbr>He<\/p>\s*<p>You divided 1 by the fan-in[^]*?2 students/,
    );
    for (const word of ['not written yet', 'threw an error', 'timed out', 'does not compile', 'forbidden'])
      expect(index).toMatch(new RegExp(`${word}</span> <details>`));
    expect(index).toContain('The file itself');
  });

  it('explains a misconception by its own words, not by what else is told of its cell', async () => {
    const xavier = rightCells.he.replace('Math.sqrt(2 / layersDims[l - 1])', '1 / layersDims[l - 1] ** 0.5');
    mkdirSync(join(kit, 'drafts'));
    writeFileSync(
      join(kit, 'drafts/draft.ipynb'),
      buildNotebook([importCell, rightCells.zeros, rightCells.random, rightCells.he, xavier]),
    );
    await gradeTo('drafts-site', ['drafts']);
    const index = readSite('drafts-site').get('index.html') ?? '';
    expect(index).toMatch(/<code>xavier-scaling<\/code><\/h3>[^]*?<p>You divided 1 by the fan-in/);
    expect(index).not.toContain('is declared in cells');
    const page = readSite('drafts-site').get('students/draft.html') ?? '';
    expect(page).toContain('is declared in cells 4 and 5');
    expect(page).toMatch(/<p class="hint"><b>Hint:<\/b> Half of what enters a ReLU is lost/);
  });

  it('holds no path of the machine and no argument of a hidden case', () => {
    const assignment = loadAssignment(repository, 'initialization');
    const known = JSON.stringify(assignment.functions.map((fn) => fn.cases.map((item) => item.args)));
    const hidden = assignment.functions
      .flatMap((fn) => drawHiddenCases(fn, 'initialization', 'e2e'))
      .map((item) => (item.args[0] as readonly number[]).join())
      .filter((list) => !known.includes(list));
    expect(hidden.length).toBeGreaterThan(3);
    for (const text of readSite('site').values()) {
      for (const path of [kit, repository, homedir(), tmpdir()]) expect(text).not.toContain(path);
      const dense = text.replaceAll(/\s/g, '');
      for (const list of hidden) expect(dense).not.toMatch(new RegExp(`(?<![\\d.])${list}(?![\\d.])`));
    }
    // The student who tells every argument there is does reach the page with the public ones.
    expect(readSite('site').get('students/leaker.html')).toContain('3,2,1');
  });
});

describe('the folder', () => {
  it('is replaced by the next run, which leaves no old page; the same class gives the same bytes', async () => {
    await gradeTo('again');
    expect(readSite('again')).toEqual(readSite('site'));
    expect((await gradeTo('again', ['class/alice.ipynb'])).code).toBe(0);
    expect([...readSite('again').keys()]).toEqual(['index.html', 'students/alice.html']);
  });

  it('is refused and left as it is when it holds anything else', async () => {
    mkdirSync(join(kit, 'mine'));
    writeFileSync(join(kit, 'mine/thesis.txt'), 'years of work');
    const { code, stderr } = await gradeTo('mine');
    expect(stderr).toMatch(/^grader: mine holds files that are no report of this grader's: .*\.\n$/);
    expect(code).toBe(2);
    expect(readdirSync(join(kit, 'mine'))).toEqual(['thesis.txt']);
    expect(readFileSync(join(kit, 'mine/thesis.txt'), 'utf8')).toBe('years of work');
  });

  (process.platform === 'linux' ? it : it.skip)('stays whole when the run is killed', async () => {
    await gradeTo('again', ['class/alice.ipynb']);
    const before = readSite('again');
    // The second of them takes until its time is over.
    const args = ['grade', 'class/alice.ipynb', 'class/hana.ipynb', '--no-cache', '--jobs', '1'];
    const cli = startCli(kit, [...args, '--report', 'html=again']);
    const parts = () => readdirSync(kit).filter((name) => name.endsWith('.part'));
    const hasWritten = () => parts().some((name) => readdirSync(join(kit, name)).includes('students'));
    expect(await eventually(hasWritten, 30_000)).toBe(true);
    cli.kill('SIGKILL');
    expect((await cli.ended).signal).toBe('SIGKILL');
    expect(parts()).toHaveLength(1);
    expect(readSite('again')).toEqual(before);
    await gradeTo('again', ['class/alice.ipynb']);
    expect(readSite('again')).toEqual(before);
    expect(parts()).toEqual([]);
  });
});

const found = findBrowser();
if (found.kind === 'missing') {
  process.stderr.write(`${found.reason}\n`);
  (found.isRequired ? it : it.skip)(`the pages in a browser: ${found.reason}`, () => {
    throw new Error(found.reason);
  });
}

(found.kind === 'found' ? describe : describe.skip)('the pages in a browser', () => {
  let browser: Browser;
  let site: string;
  beforeAll(async () => {
    browser = await openBrowser(found.kind === 'found' ? found.path : '');
    site = `${pathToFileURL(join(kit, 'site')).href}/`;
  });
  afterAll(() => (browser as Browser | undefined)?.close());
  const phone = { width: 390, height: 844 };

  it('open from disk without an error, a dialog or a request, and fit a phone', async () => {
    const context = await browser.newContext({ viewport: phone });
    const { page, faults } = await watchPage(context, site);
    for (const path of readSite('site').keys()) {
      await page.goto(site + path);
      await unfold(page);
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect({ path, width }).toEqual({ path, width: phone.width });
    }
    expect(faults).toEqual([]);
    await context.close();
  });

  it('have nothing that axe-core finds, in light and dark, on a desk and on a phone', async () => {
    const visitAll = async (options: BrowserContextOptions): Promise<readonly string[]> => {
      const context = await browser.newContext({ ...options, bypassCSP: true });
      const page = await context.newPage();
      const violations: string[] = [];
      for (const path of readSite('site').keys()) {
        await page.goto(site + path);
        await unfold(page);
        const found = await findViolations(page);
        violations.push(...found.map((text) => `${path}, ${options.colorScheme}: ${text}`));
      }
      await context.close();
      return violations;
    };
    // Colours do not depend on the width, nor the layout on the colours.
    const visits = [
      visitAll({ colorScheme: 'light', viewport: { width: 1280, height: 900 } }),
      visitAll({ colorScheme: 'dark', viewport: phone }),
    ];
    expect((await Promise.all(visits)).flat()).toEqual([]);
  });

  it('sort and filter by keyboard alone', async () => {
    const { page, faults } = await watchPage(await browser.newContext(), site);
    await page.goto(`${site}index.html`);
    const rows = page.locator('table.students tbody tr:not([hidden])');
    const readScores = async () =>
      (await rows.locator('td.number').allTextContents()).map((text) => Number(text.split('/')[0]));
    const ascending = (await readScores()).sort((a, b) => a - b);
    expect(new Set(ascending).size).toBeGreaterThan(4);

    await tabTo(page, 'thead th:nth-last-child(2) button');
    await page.keyboard.press('Enter');
    expect(await readScores()).toEqual(ascending);
    await page.keyboard.press('Space');
    expect(await readScores()).toEqual([...ascending].reverse());
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending');

    await tabTo(page, '[name=find]', 'Shift+Tab');
    await page.keyboard.type('emile XAVIER');
    expect(await rows.locator('a').allTextContents()).toEqual(['Émile Ñandú']);
    expect(await page.getByRole('status').textContent()).toBe(
      `1 of ${mixedNames.length} shown, by Score, descending.`,
    );
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await tabTo(page, '[name=unfinished]');
    await page.keyboard.press('Space');
    expect(await rows.count()).toBe(mixedNames.length - 1);
    expect(await rows.locator('a').allTextContents()).not.toContain('alice');
    expect(faults).toEqual([]);
  });

  it('can be read without JavaScript, and then show no control that does nothing', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`${site}index.html`);
    expect(await page.locator('table.students tbody tr').count()).toBe(mixedNames.length);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.locator('form.controls').isVisible()).toBe(false);
  });
});

/** Goes from one control to the next as a keyboard does, until one is reached. */
async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press(key);
    const isThere = await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`);
    if (isThere === true) return;
  }
  throw new Error(`${selector} is not reached by ${key}`);
}
