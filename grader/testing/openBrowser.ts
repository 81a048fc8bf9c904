import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const howToInstall =
  'install Chromium (Debian, Ubuntu: apt-get install chromium) or name it in GRADER_CHROMIUM';

/** Where a Chromium is found: `path`; or why pages cannot be opened, and what to do: `reason`. */
export type FoundBrowser =
  | { readonly kind: 'found'; readonly path: string }
  | { readonly kind: 'missing'; readonly reason: string; readonly isRequired: boolean };

/**
 * Looks for a Chromium: the one that `GRADER_CHROMIUM` names and no other, else those on the PATH, else the usual
 * places. With `GRADER_REQUIRE_BROWSER=1` a test that needs it has to fail without it.
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): FoundBrowser {
  const isRequired = env['GRADER_REQUIRE_BROWSER'] === '1';
  const named = env['GRADER_CHROMIUM'] ?? '';
  if (named !== '' && !existsSync(named)) {
    const reason = `GRADER_CHROMIUM names ${named}, which does not exist: mend it, or leave it out.`;
    return { kind: 'missing', reason, isRequired };
  }
  const path = named === '' ? listPlaces(env).find((place) => existsSync(place)) : named;
  if (path !== undefined) return { kind: 'found', path };
  return { kind: 'missing', reason: `No Chromium to open pages in: ${howToInstall}.`, isRequired };
}

/** Starts it headless and quiet: it asks the network for nothing of its own. The caller closes it. */
export function openBrowser(executablePath: string): Promise<Browser> {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
  ];
  return chromium.launch({ executablePath, args });
}

function listPlaces(env: NodeJS.ProcessEnv): readonly string[] {
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const programs = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
  return [
    ...names.flatMap((name) => [...folders, '/usr/bin'].map((folder) => join(folder, name))),
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...programs.flatMap((folder) =>
      folder === undefined ? [] : [join(folder, 'Google/Chrome/Application/chrome.exe')],
    ),
  ];
}
