import { makeFinding } from '../../testing/findings';
import fc from 'fast-check';
import type { Verdict } from '../../domain';
import { renderSketch } from './testing/sketchPage';

/** The line of the listing with its notes. */
function readLine(html: string, line: number): string {
  return new RegExp(`<li[^>]*><code id="function-1-line-${line}">.*</li>`).exec(html)?.[0] ?? '';
}

describe('renderStudentPage', () => {
  it('begins with the name, the score, the file without its folders, and the way back', () => {
    const html = renderSketch();
    expect(html).toContain('<h1><bdi>alice</bdi></h1>');
    expect(html).toContain('<b>10 of 40 points</b> in Initialization. 0 of 1 functions are right.');
    expect(html).toContain('alice.ipynb');
    expect(html).not.toContain('teacher');
    expect(html).toContain('<a href="../index.html">');
  });

  it.each<[Verdict, string]>([
    ['passed', '✓'],
    ['failed', '✗'],
    ['not-implemented', '…'],
    ['missing', '?'],
    ['does-not-compile', '✗'],
    ['forbidden', '✗'],
    ['threw', '✗'],
    ['timed-out', '✗'],
    ['out-of-memory', '✗'],
    ['crashed', '✗'],
  ])('a function that is %s has its sign and its words', (verdict, sign) => {
    const standing = /<p class="standing">(.*?)<\/p>/.exec(renderSketch({ verdict }))?.[1] ?? '';
    expect(standing).toContain(`<span aria-hidden="true">${sign}</span> `);
    expect(standing).toMatch(/<\/span> [a-z ]+<\/span> · 10 of 40 points$/);
  });

  it('a hidden check that fails is never called all passed', () => {
    const html = renderSketch({ checks: [{ status: 'passed', points: 4 }, { hidden: true }] });
    expect(html).toContain('initializeParametersHe passes the public checks, but not the hidden ones.');
    expect(html).toMatch(/check-1<br>.*failed.*<span class="tag">hidden<\/span>/);
  });

  it('full marks are told', () => {
    const html = renderSketch({
      verdict: 'passed',
      checks: [{ status: 'passed', points: 4, hidden: true }],
      row: { score: 40 },
    });
    expect(html).toContain('Every function passes every check, the hidden ones too.');
  });

  it('puts a note beside its line, with the place, the line and the hint above', () => {
    const message = 'initializeParametersHe threw TypeError: no';
    const html = renderSketch({
      verdict: 'threw',
      diagnostics: [
        makeFinding(message, {
          function: 'initializeParametersHe',
          cell: 7,
          line: 3,
          source: '\treturn {};',
        }),
      ],
    });
    expect(html).toContain(`<b><a href="#function-1-line-3">Cell 7, line 3</a>:</b> ${message}`);
    expect(html).toContain('<p class="quote"><code>return {};</code></p>');
    expect(readLine(html, 3)).toContain(message);
    expect(html.match(/class="note"/g)).toHaveLength(1);
  });

  it('a mistake that has a name, and what fails, stand where the function begins', () => {
    const html = renderSketch({
      checks: [{}],
      misconception: 'xavier-scaling',
      diagnostics: [
        makeFinding('That is Xavier.', {
          kind: 'misconception',
          function: 'initializeParametersHe',
          cell: 7,
          hint: 'Halve it.',
        }),
      ],
    });
    expect(html).toContain('<p class="hint"><b>Hint:</b> Halve it.</p>');
    expect(readLine(html, 2)).toContain('That is Xavier.</p>');
    expect(readLine(html, 2)).toContain('<a href="#function-1-check-check-0">check-0</a>');
    expect(html).toContain('<tr id="function-1-check-check-0">');
  });

  it('a note of another cell is told, and marks no line of this one', () => {
    const message = 'initializeParametersHe threw Error: no';
    const html = renderSketch({
      diagnostics: [makeFinding(message, { function: 'initializeParametersHe', cell: 2, line: 1 })],
    });
    expect(html).toContain('<b>Cell 2, line 1:</b>');
    expect(html).not.toContain('class="note"');
  });

  it('shows markup and control characters in code as text, tabs as tabs', () => {
    const html = renderSketch({ source: '\t<script>alert(1)</script>\n\u001b[2J' });
    expect(readLine(html, 1)).toContain('>\t&lt;script&gt;alert(1)&lt;/script&gt;<');
    expect(readLine(html, 2)).toContain('\\u001b[2J');
  });

  it('cuts cells without end', () => {
    const html = renderSketch({ source: `${'x'.repeat(1e6)}${'\ny'.repeat(5000)}` });
    expect(html.length).toBeLessThan(100_000);
    expect(html).toContain('4601 more lines are not shown.');
  });

  it('shows hint and message of a failed check, and no hint of one that passed', () => {
    expect(renderSketch({ checks: [{}] })).toContain(
      'It differs.<p class="hint"><b>Hint:</b> Look again.</p>',
    );
    expect(renderSketch({ checks: [{ status: 'passed' }] })).not.toContain('Look again.');
  });
});

describe('a page of little', () => {
  it('a rejected file says why, and has no functions', () => {
    const html = renderSketch({
      row: { status: 'rejected', functions: [] },
      diagnostics: [makeFinding('is no JSON: line 3 ends too early', { kind: 'rejected' })],
      work: null,
    });
    expect(html).toContain('The file could not be graded.');
    expect(html).toContain('is no JSON: line 3 ends too early');
    expect(html).not.toContain('<table');
  });

  it('of a report alone there are checks, and no code', () => {
    const html = renderSketch({ work: null, checks: [{}] });
    expect(html).toContain('It differs.');
    expect(html).not.toContain('Your code');
  });

  it('a function without a cell says so', () => {
    const own = { name: 'initializeParametersHe', cell: null, exhibits: [] };
    const html = renderSketch({ verdict: 'missing', work: { functions: [own], locateLine: () => null } });
    expect(html).toContain('There is no cell for initializeParametersHe in the notebook.');
  });
});

describe('whatever a student writes', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(
        fc.constantFrom(
          '<script>',
          '</p>',
          '"',
          "'",
          '&lt;',
          '<!--',
          ' Hint: ',
          '\n',
          '<',
          '>',
          'a',
          '\u202e',
        ),
        {
          maxLength: 12,
        },
      )
      .map((parts) => parts.join('')),
  );

  function renderTexts(texts: readonly string[], change: (text: string) => string): string {
    const [name = '', message = '', line = '', code = '', key = '', thrown = '', file = ''] =
      texts.map(change);
    return renderSketch({
      source: code,
      checks: [{ message }],
      diagnostics: [
        makeFinding(`initializeParametersHe ${message}`, {
          function: 'initializeParametersHe',
          cell: 7,
          line: 1,
          source: line,
          hint: message,
        }),
        makeFinding(message, { severity: 'warning' }),
      ],
      exhibits: [
        {
          caseId: 'public-1',
          outcome: { kind: 'returned', entries: [{ kind: 'other', key, description: message }] },
        },
        { caseId: 'public-2', outcome: { kind: 'threw', message: thrown } },
      ],
      row: { submission: name, file: `f/${file.replaceAll('/', '')}` },
    });
  }

  /** Tags with their attributes' names, without what stands in quotes. */
  function listTags(html: string): readonly string[] {
    return html.replaceAll(/"[^"]*"/g, '""').match(/<[^>]*>/g) ?? [];
  }

  it('is text of the page, and makes no element or attribute of its own', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 7, maxLength: 7 }), (texts) => {
        const plain = renderTexts(texts, (item) => item.replaceAll(/[<>&"]/g, 'x'));
        expect(listTags(renderTexts(texts, (item) => item))).toEqual(listTags(plain));
      }),
      { numRuns: 150 },
    );
  });

  it('no control or direction character is left in the page', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 7, maxLength: 7 }), (texts) => {
        // eslint-disable-next-line no-control-regex -- control characters are what it looks for
        expect(renderTexts(texts, (item) => item)).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e]/);
      }),
      { numRuns: 100 },
    );
  });
});
