import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Opens a page that gathers what it must not do: errors, dialogs, and requests for anything outside its own site.
 * @param site address of the folder of pages, with `/` at its end
 */
export async function watchPage(
  context: BrowserContext,
  site: string,
): Promise<{ readonly page: Page; readonly faults: readonly string[] }> {
  const faults: string[] = [];
  const page = await context.newPage();
  const tell = (fault: string) => faults.push(`${page.url().slice(site.length)}: ${fault}`);
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) tell(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => tell(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    tell(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(site)) tell(`request: ${request.url()}`);
  });
  return { page, faults };
}

/** Opens whatever the page keeps folded. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
}

/** What axe-core finds wrong. The page's context has to bypass its policy, which lets no script in. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate("'axe' in window"))) await page.addScriptTag({ content: axe });
  const run = `axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200) + ' ' + nodes[0].failureSummary))`;
  return page.evaluate<readonly string[]>(run);
}
