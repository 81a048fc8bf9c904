import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import type { Json } from '../domain';
import { diffNotebooks } from './diffNotebooks';
import { releaseNotebook } from './releaseNotebook';
import { ReleaseError } from './releaseError';

const start = '// START CODE HERE';
const end = '// END CODE HERE';
const gradedSource = ['function f() {', `  ${start}`, '  return 42;', `  ${end}`, '}'].join('\n');

describe('releaseNotebook', () => {
  test('empties graded cells, and any other cell with markers', () => {
    const released = release([graded(), code(`${start}\nsecret();\n${end}`)]);
    expect(sources(released)).toEqual([
      ['function f() {', `  ${start}`, `  ${end}`, '}'].join('\n'),
      `${start}\n${end}`,
    ]);
  });

  test('leaves text cells alone, even when they speak of the markers', () => {
    const text = 'Write between `START CODE HERE` and\n`END CODE HERE`.';
    expect(sources(release([markdown(text), graded()]))[0]).toBe(text);
  });

  test('takes out cells tagged instructor, text or code, and keeps the order and ids of the others', () => {
    const released = release([
      { ...markdown('a'), id: 'a' },
      { ...markdown('for me'), id: 'b', metadata: { tags: ['x', 'instructor'] } },
      { ...graded(), id: 'c' },
      { ...code('forMe();'), id: 'd', metadata: { tags: ['instructor'] } },
      { ...markdown('e'), id: 'e', metadata: { tags: ['x'] } },
    ]);
    expect(released.cells.map((cell) => cell['id'])).toEqual(['a', 'c', 'e']);
  });

  test('removes outputs, counts and the traces of a session, and nothing else', () => {
    const metadata = {
      grader: { function: 'f' },
      slideshow: { slide_type: 'slide' },
      jupyter: { source_hidden: true, outputs_hidden: true },
      collapsed: true,
      scrolled: true,
      execution: { 'shell.execute_reply': '2020-01-01T00:00:00Z' },
      ExecuteTime: { start_time: '2020-01-01T00:00:00Z' },
    };
    const cell = {
      ...graded(),
      metadata,
      execution_count: 7,
      outputs: [{ output_type: 'stream', text: ['42'] }],
    };
    const notebookMetadata = { grader: { assignment: 'a' }, signature: 'x', widgets: { state: {} } };
    const released = release([cell], { metadata: notebookMetadata });

    expect(released.metadata).toEqual({ grader: { assignment: 'a' } });
    expect(released.cells[0]).toMatchObject({ outputs: [], execution_count: null });
    expect(released.cells[0]?.['metadata']).toEqual({
      grader: { function: 'f' },
      slideshow: { slide_type: 'slide' },
      jupyter: { source_hidden: true },
    });
  });

  test('writes as Jupyter does: sorted keys, one space of indent, a list of lines, a final newline', () => {
    const text = releaseNotebook(toText([graded()]));
    expect(text).toBe(
      [
        '{',
        ' "cells": [',
        '  {',
        '   "cell_type": "code",',
        '   "execution_count": null,',
        '   "metadata": {',
        '    "grader": {',
        '     "function": "f"',
        '    }',
        '   },',
        '   "outputs": [],',
        '   "source": [',
        '    "function f() {\\n",',
        '    "  // START CODE HERE\\n",',
        '    "  // END CODE HERE\\n",',
        '    "}"',
        '   ]',
        '  }',
        ' ],',
        ' "metadata": {},',
        ' "nbformat": 4,',
        ' "nbformat_minor": 5',
        '}',
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['START without END', [graded(), code(`${start}\nx`)], 'In cell 2, line 1: START CODE HERE has no END'],
    ['END without START', [graded(), code(`x\n${end}`)], 'In cell 2, line 2: END CODE HERE has no START'],
    [
      'nested START',
      [graded(`${start}\n${start}\n${end}`)],
      'In cell 1, line 2: START CODE HERE comes again',
    ],
    [
      'a graded cell without markers',
      [graded('f;')],
      'In cell 1, line 1: the graded cell has no START CODE HERE',
    ],
    [
      'a cell graded by its comment alone, without markers',
      [graded(), { ...code('// GRADED FUNCTION: g\ng;'), id: 'g-cell' }],
      'In cell 2 (g-cell), line 1: the graded cell has no START CODE HERE',
    ],
    ['no graded cell', [markdown('a'), code('x;')], 'The solved notebook has no graded cell'],
  ])('refuses %s', (_, cells, message) => {
    const attempt = () => release([...cells]);
    expect(attempt).toThrow(ReleaseError);
    expect(attempt).toThrow(message);
  });

  test.each([
    ['', /^The solved notebook is empty\b.*\.$/],
    ['<html></html>', /^The solved notebook is an HTML page, not a notebook\b.*\.$/],
    ['{"nbformat": 4, "cells": 1}', /^The solved notebook is JSON, but not a notebook\b.*\.$/],
    ['{"nbformat": 3}', /^The solved notebook is in notebook format 3\b.*\.$/],
  ])('refuses what is not a notebook: %j', (text, message) => {
    expect(() => releaseNotebook(text)).toThrow(ReleaseError);
    expect(() => releaseNotebook(text)).toThrow(message);
  });

  test('law: a released notebook releases to itself', () => {
    fc.assert(
      fc.property(notebooks(), (cells) => {
        const once = releaseNotebook(toText(cells));
        expect(releaseNotebook(once)).toBe(once);
      }),
    );
  });

  test('law: key order, line ends, spacing and outputs of the input do not matter', () => {
    fc.assert(
      fc.property(notebooks(), fc.nat(), fc.constantFrom('\n', '\r\n'), (cells, count, lineEnd) => {
        const used = cells.map((cell): JsonCell =>
          cell['cell_type'] === 'code'
            ? {
                ...cell,
                execution_count: count,
                outputs: [{ name: 'stdout', output_type: 'stream', text: 'x' }],
              }
            : cell,
        );
        const saved = used.map((cell) =>
          reverseKeys({ ...cell, source: (cell['source'] as string).replace(/\n/g, lineEnd) }),
        );
        const text = JSON.stringify(JSON.parse(toText(saved)), null, 4).replace(/\n/g, lineEnd);
        expect(releaseNotebook(`\uFEFF${text}`)).toBe(releaseNotebook(toText(cells)));
      }),
    );
  });

  test('law: no line between the markers is ever published', () => {
    fc.assert(
      fc.property(notebooks(), (cells) => {
        expect(releaseNotebook(toText(cells))).not.toContain('SOLUTION');
      }),
    );
  });
});

describe('the committed notebook', () => {
  const read = (folder: string) =>
    readFileSync(resolve(__dirname, '../..', folder, 'initialization/Initialization.ipynb'), 'utf8');

  test('is the release of the solved one', () => {
    expect(diffNotebooks(read('notebooks'), releaseNotebook(read('solutions')))).toBe('');
  });

  test('has lost what the solved one keeps from students', () => {
    const solved = JSON.parse(read('solutions')) as Released;
    const stub = JSON.parse(read('notebooks')) as Released;
    expect(solved.cells.length).toBeGreaterThan(stub.cells.length);
    expect(sources(stub).join('\n')).not.toMatch(
      /instructor|np\.zeros\(\[layersDims|np\.random\.randn\(layersDims/i,
    );
  });
});

type JsonCell = Readonly<Record<string, Json>>;

interface Released {
  readonly metadata: Json;
  readonly cells: readonly JsonCell[];
}

function release(cells: readonly JsonCell[], more: Readonly<Record<string, Json>> = {}): Released {
  return JSON.parse(releaseNotebook(toText(cells, more))) as Released;
}

function toText(cells: readonly JsonCell[], more: Readonly<Record<string, Json>> = {}): string {
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells, ...more });
}

function sources(released: Released): string[] {
  return released.cells.map((cell) => (cell['source'] as readonly string[]).join(''));
}

function code(source: string): JsonCell {
  return { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source };
}

function graded(source = gradedSource): JsonCell {
  return { ...code(source), metadata: { grader: { function: 'f' } } };
}

function markdown(source: string): JsonCell {
  return { cell_type: 'markdown', metadata: {}, source };
}

function reverseKeys(cell: JsonCell): JsonCell {
  return Object.fromEntries(Object.entries(cell).reverse());
}

/** Notebooks with a graded cell first, then text and code cells of any content, some with marked solutions. */
function notebooks(): fc.Arbitrary<JsonCell[]> {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]|code\s+here/gi, ''));
  const solution = fc.array(line.map((text) => `SOLUTION ${text}`));
  const marked = solution.map((lines) => [`  ${start}`, ...lines, `  ${end}`].join('\n'));
  const source = fc.array(fc.oneof(line, marked), { maxLength: 6 }).map((parts) => parts.join('\n'));
  const cell = fc.oneof(source.map(code), line.map(markdown));
  return fc
    .tuple(marked, fc.array(cell, { maxLength: 5 }))
    .map(([first, others]) => [graded(`function f() {\n${first}\n}`), ...others]);
}
