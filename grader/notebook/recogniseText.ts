/** What a text is that is no JSON: a page, a script, plain words. Null when it begins as JSON does. */
export function recogniseText(text: string): string | null {
  const start = text.trimStart();
  const head = start.slice(0, LONGEST_HEAD);
  if (/^<(!doctype\s+html|html|head|body|div|script|!--)/i.test(head)) {
    return "is an HTML page, not a notebook: was it saved from a browser's preview? Download the .ipynb itself";
  }
  if (/^<[?!a-z]/i.test(head)) return 'is XML, not a notebook: download the .ipynb itself';
  if (/^version https:\/\/git-lfs/.test(head)) {
    return 'is a Git LFS pointer, not the notebook itself: run git lfs pull and hand it in again';
  }
  if (head.startsWith('{') || head.startsWith('[')) return null;
  const script = recogniseScript(text.slice(0, text.length - start.length + LONGEST_HEAD));
  return script ?? 'is plain text, not a notebook: hand in the .ipynb itself';
}

/** What a text is shows within so many characters. */
const LONGEST_HEAD = 20_000;
const LONGEST_LINE = 200;

interface ScriptSign {
  readonly pattern: RegExp;
  readonly what: string;
}

/** Most telling first. A comment alone is no sign: `#` begins a title as well. */
const SIGNS: readonly ScriptSign[] = [
  {
    pattern: /^(?:#|\/\/) ?%%/,
    what: 'is a script with cell marks (percent format)',
  },
  {
    pattern: anyOf(
      /import\s+(?:type\s+)?[\w$*{].*\bfrom\s*["']/,
      /import\s*["'{]/,
      /export\s+(?:default|const|let|function|class|async|interface|type|enum)\b/,
      /export\s*[{*]/,
      /(?:const|let|var)\s+[\w$]+\s*[=:;]/,
      /(?:const|let|var)\s*[{[]/,
      /(?:async\s+)?function\b\s*\*?\s*[\w$]*\s*\(/,
      /(?:abstract\s+)?class\s+[\w$]+[^:]*\{/,
      /(?:interface|enum)\s+[\w$]+[^:]*\{/,
      /type\s+[\w$]+.*=/,
      /["']use strict["']/,
      /\/[/*]/,
      /console\.\w+\(/,
    ),
    what: 'is a TypeScript or JavaScript file',
  },
  {
    pattern: anyOf(
      /#!/,
      /import\s+[\w.]+(?:\s+as\s+\w+)?(?:\s*,.*)?$/,
      /from\s+[\w.]+\s+import\b/,
      /def\s+\w+\s*\(/,
      /class\s+\w+\s*(?:\(.*\))?:$/,
      /print\(/,
    ),
    what: 'is a script',
  },
];

function recogniseScript(text: string): string | null {
  const lines = text.split('\n').map((line) => line.slice(0, LONGEST_LINE).trimEnd());
  for (const { pattern, what } of SIGNS) {
    const at = lines.findIndex((line) => pattern.test(line));
    if (at !== -1) return `${what}, as line ${at + 1} shows, not a notebook: hand in the .ipynb itself`;
  }
  return null;
}

/** A pattern for what begins in one of these ways. */
function anyOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(`^(?:${patterns.map(({ source }) => source).join('|')})`);
}
