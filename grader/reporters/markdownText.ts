/** Between two characters that together would mean something; it is seen by nobody. */
const WORD_JOINER = '\u2060';

/**
 * Plain text inside a line of Markdown: no mark-up, HTML or table cell begins in it, and what GitHub makes of bare text
 * besides (mentions, references to issues, links) stays text.
 * @param text one line
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|~&$!]/g, '\\$&')
    .replace(/@(?=[\w-])/g, `@${WORD_JOINER}`)
    .replace(/#(?=\d)/g, `#${WORD_JOINER}`)
    .replace(/\b(https?|ftp|mailto|xmpp):/gi, `$1${WORD_JOINER}:`)
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}${WORD_JOINER}.`);
}

/** Text as code within a line: its fence is longer than any run of backticks in it. */
export function quoteCode(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
