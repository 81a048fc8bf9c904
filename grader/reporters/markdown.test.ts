import { hostileText } from '../testing/hostileText';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { SubmissionReport } from '../domain';
import { renderReport } from './testing/renderReport';
import { markdown } from './markdown';
import { escapeMarkdown, quoteCode } from './markdownText';
import { hiddenOnly, hostile, mixed, perfect, rejected } from './testing/sampleRows';

const reader = new MarkdownIt({ html: true, linkify: true });
// GitHub links addresses that say so themselves, and no bare `name.com`.
reader.linkify.set({ fuzzyLink: false });

/** All tokens, those within lines included. */
function readTokens(text: string) {
  return reader.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

function countTokens(text: string, type: string): number {
  return readTokens(text).filter((token) => token.type === type).length;
}

/** What a reader sees, without mark-up or joiners. */
function readPlain(text: string): string {
  return readTokens(text)
    .filter(({ type }) => type === 'text' || type === 'code_inline' || type === 'text_special')
    .map(({ content }) => content)
    .join('')
    .replaceAll('\u2060', '');
}

describe('markdown, read by markdown-it', () => {
  const text = renderReport(markdown, [perfect, hiddenOnly, mixed, rejected]);

  it('has a row for each submission under the head', () => {
    expect(countTokens(text, 'table_open')).toBe(1);
    expect(countTokens(text, 'tr_open')).toBe(1 + 4);
    expect(countTokens(text, 'th_open')).toBe(5);
    expect(countTokens(text, 'td_open')).toBe(4 * 5);
  });

  it('says what to mend: message, place, line, hint and which mistake it is', () => {
    expect(text).toContain('4 submissions, 1 with full marks, 1 rejected.');
    expect(text).toContain('### alice: 32.5 of 70 points');
    expect(text).toContain('**initializeParametersHe**: failed, 12.5 of 30 points, xavier-scaling');
    expect(text).toContain(
      '- cell 4, line 8: initializeParametersRandom threw TypeError: x is not iterable\n  The line: `const [a] = x;`\n',
    );
    expect(text).toContain(
      '- values-public-1 (−10): W1\\[0\\]\\[0\\] is 1; expected 2.\n  Hint: Hint of values-public-1.\n',
    );
    expect(text).toContain('- broken.ipynb is no JSON: line 3 ends too early');
    expect(text).not.toContain('teacher');
    expect(text).not.toContain('### perfect');
  });

  it('tells the score of a single submission in the heading, and of no failed hidden case that all passed', () => {
    expect(renderReport(markdown, [perfect])).toMatch(
      /^## Initialization: 20 of 20 points\n\n1 submission, 1 with full marks\.\n/,
    );
    const hidden = renderReport(markdown, [hiddenOnly]);
    expect(hidden).toMatch(/^## Initialization: 10 of 20 points\n\n1 submission, 0 with full marks\.\n/);
    expect(hidden).toContain('A hidden case has other values than it should.');
  });

  it('makes nothing of what a student wrote but text', () => {
    const written = renderReport(markdown, [hostile]);
    const types = new Set(readTokens(written).map(({ type }) => type));
    for (const type of [
      'html_block',
      'html_inline',
      'link_open',
      'image',
      'em_open',
      's_open',
      'fence',
      'hr',
    ])
      expect(types).not.toContain(type);
    expect(countTokens(written, 'heading_open')).toBe(2);
    expect(countTokens(written, 'tr_open')).toBe(2);
    expect(countTokens(written, 'td_open')).toBe(5);
    expect(countTokens(written, 'list_item_open')).toBe(2);
    expect(readTokens(written).filter(({ type, level }) => type === 'strong_open' && level > 0)).toHaveLength(
      0,
    );
    // Within code none of it means anything.
    const prose = written.replace(/The line: (`+).*\1$/m, '');
    expect(prose).not.toMatch(/@everyone|#1\b|https:\/\/evil|www\.evil|a@evil/);
    expect(readPlain(written)).toContain('<script>alert(1)</script> <!-- --> ]]> &amp; &lt;');
    // Not even in a build log does a line of it pass for a command.
    expect(written).not.toMatch(/^\s*(::|##\[)/m);
  });

  it('stays under the size that GitHub takes and says how many submissions are left out', () => {
    const rows = Array.from({ length: 12_000 }, (_, index): SubmissionReport => ({
      ...mixed,
      submission: `student-${index}`,
    }));
    const long = renderReport(markdown, rows);
    expect(Buffer.byteLength(long)).toBeLessThan(1024 * 1024);
    const inTable = long.match(/^\| student-/gm)?.length ?? 0;
    const inDetails = long.match(/^### /gm)?.length ?? 0;
    expect(inTable).toBeGreaterThan(1000);
    expect(inDetails).toBeGreaterThan(100);
    expect(long).toContain(`\n${12_000 - inTable} more submissions are not in this table.\n`);
    expect(long).toContain(
      `\n${12_000 - inDetails} more submissions have something to mend that there is no room`,
    );
    expect(long).toContain('12000 submissions, 0 with full marks.');
  });
});

describe('text that a student wrote', () => {
  const line = fc
    .oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'`*_[]()<>|\\~&;!#@:. ab1$-'.split('')) }))
    .map((text) => text.trim());

  it('reads back as it was in a line', () => {
    fc.assert(
      fc.property(line, (text) => {
        expect(readPlain(`Said: ${escapeMarkdown(text)}`)).toBe(`Said: ${text}`.trim());
      }),
    );
  });

  it('reads back as it was in a cell of a table', () => {
    fc.assert(
      fc.property(line, (text) => {
        const table = `| a | b |\n| --- | --- |\n| x ${escapeMarkdown(text)} | y |\n`;
        expect(countTokens(table, 'td_open')).toBe(2);
        expect(readPlain(table)).toBe(`abx ${text}`.trim() + 'y');
      }),
    );
  });

  it('reads back as it was in code', () => {
    fc.assert(
      fc.property(
        line.filter((text) => text !== ''),
        (text) => {
          expect(readPlain(`The line: ${quoteCode(text)}`)).toBe(`The line: ${text}`);
          expect(countTokens(`The line: ${quoteCode(text)}`, 'code_inline')).toBe(1);
        },
      ),
    );
    expect(quoteCode('a ``` b')).toBe('````a ``` b````');
  });

  it('calls nobody and links nothing', () => {
    expect(escapeMarkdown(hostileText)).not.toMatch(
      /@everyone|#1\b|https:|www\.|javascript:alert\(1\)\)(?!\s)/,
    );
  });
});
