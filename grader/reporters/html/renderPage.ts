import { createHash } from 'node:crypto';
import { escapeHtml } from '../../lab/escapeHtml';
import { styles } from './styles';

export interface PageParts {
  /** Plain text. */
  readonly title: string;
  /** HTML, whatever came from a student escaped. */
  readonly main: string;
  /** CSS of this kind of page, on top of the common one. */
  readonly styles?: string;
  /** JavaScript of this kind of page: constant text, into which no data of a run is ever written. */
  readonly script?: string;
}

/**
 * A whole page in one file: it asks for nothing else, and its policy lets it ask for nothing, so that it opens from
 * disk as well as from a server, and a hole in its escaping would still lead nowhere.
 */
export function renderPage({ title, main, styles: more = '', script = '' }: PageParts): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'${
    script === '' ? '' : `; script-src '${hashScript(script)}'`
  }`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${styles}${more}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<main id="main">
${main}
</main>
${script === '' ? '' : `<script>${script}</script>`}
</body>
</html>
`;
}

/** The policy lets this very script run and no other. */
function hashScript(script: string): string {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}
