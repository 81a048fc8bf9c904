import { escapeHtml } from '../../lab/escapeHtml';
import { showControls } from '../../utils/escapeControls';

/** A piece of HTML, made by `markup` or `trust` alone: text is no piece until it is escaped. */
export interface Markup {
  readonly html: string;
}

export type Content = Markup | string | number | null | readonly Content[];

/**
 * HTML with contents put in: pieces as they are, text escaped, control characters and direction marks shown. What a
 * student wrote can thus become text of a page, or of an attribute in double quotes, and nothing else.
 */
export function markup(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return { html: parts.reduce((all, part, index) => all + writeContent(contents[index - 1] ?? null) + part) };
}

/** HTML that is known to hold escaped text only, as a drawing. */
export function trust(html: string): Markup {
  return { html };
}

/** A line of code: as text, but tabs stay tabs, so that it is indented as in the notebook. */
export function showCode(line: string): Markup {
  return { html: line.split('\t').map(writeText).join('\t') };
}

function writeContent(content: Content): string {
  if (content === null) return '';
  if (typeof content === 'string') return writeText(content);
  if (typeof content === 'number') return String(content);
  if ('html' in content) return content.html;
  return content.map(writeContent).join('');
}

function writeText(text: string): string {
  return escapeHtml(showControls(text));
}
