import fc from 'fast-check';
import type { ReadNotebook } from '../domain';
import { buildNotebook } from '../testing/buildNotebook';
import { findJsonError } from './findJsonError';
import { parseNotebook } from './parseNotebook';

const valid = buildNotebook([
  { kind: 'markdown', source: '# Title "é" \u{1F600}' },
  { source: 'const a = 1;\nconst b = [1e-3, -2];', tags: ['graded'], gradedFunction: 'f' },
]);

function expectSound(read: ReadNotebook): void {
  if (read.kind === 'rejected') {
    expect(read.reason).toMatch(/^(is|has|holds|cannot) [^\n]+[^.\s]$/);
    expect(read.reason.length).toBeLessThan(250);
    return;
  }
  expect([null, 'string']).toContain(
    read.notebook.assignment === null ? null : typeof read.notebook.assignment,
  );
  read.notebook.cells.forEach((cell, position) => {
    expect(Object.keys(cell).sort()).toEqual(['gradedFunction', 'id', 'kind', 'number', 'source', 'tags']);
    expect(cell.number).toBe(position + 1);
    expect(['code', 'markdown', 'raw']).toContain(cell.kind);
    expect(cell.source).not.toMatch(/\r|\p{Surrogate}/u);
    expect(
      [...cell.tags, cell.id ?? '', cell.gradedFunction ?? ''].every((text) => typeof text === 'string'),
    ).toBe(true);
  });
}

describe('whatever it is given, parseNotebook answers with a notebook or one sentence', () => {
  it('bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => expectSound(parseNotebook(bytes))),
      { numRuns: 500 },
    );
  });

  it('JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => expectSound(parseNotebook(text))),
      { numRuns: 500 },
    );
  });

  it('notebooks with anything in their places', () => {
    // Halves of characters and of line ends, which may meet their other halves in the next line of a list.
    const awkward = fc.string({ unit: fc.constantFrom('\ud83d', '\ude00', '\r', '\n', 'a') });
    const cell = fc.record(
      {
        cell_type: fc.oneof(fc.constantFrom('code', 'markdown'), fc.jsonValue()),
        source: fc.oneof(fc.string({ unit: 'binary' }), fc.array(awkward), fc.jsonValue()),
        metadata: fc.jsonValue(),
        id: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const notebook = fc.record(
      {
        cells: fc.oneof(fc.array(cell), fc.jsonValue()),
        nbformat: fc.oneof(fc.constant(4), fc.jsonValue()),
        metadata: fc.jsonValue(),
      },
      { requiredKeys: ['cells'] },
    );
    fc.assert(
      fc.property(notebook, (json) => expectSound(parseNotebook(JSON.stringify(json)))),
      { numRuns: 1000 },
    );
  });

  it('a good notebook with some bytes changed, cut out or put in', () => {
    const bytes = Buffer.from(valid);
    const edit = fc.record({
      at: fc.nat(bytes.length),
      drop: fc.nat(3),
      put: fc.uint8Array({ maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const mutated = edits.reduce<Buffer>(
          (all, { at, drop, put }) => Buffer.concat([all.subarray(0, at), put, all.subarray(at + drop)]),
          bytes,
        );
        expectSound(parseNotebook(mutated));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('findJsonError', () => {
  it('agrees with JSON.parse on what is JSON', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\u00e',
      '\\n',
      '1',
      '-',
      '0',
      '1.5e3',
      'true',
      'nul',
      'null',
      ' ',
      '\n',
      '\u0001',
    );
    const text = fc.oneof(
      fc.json(),
      fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (json) => {
        expect(findJsonError(json, 'strict') === null).toBe(isJson(json));
      }),
      { numRuns: 5000 },
    );
  });

  it('calls every beginning of a JSON text cut off, wherever it is cut', () => {
    for (let length = 0; length < valid.length; length++) {
      expect(findJsonError(valid.slice(0, length), 'strict')).toMatchObject({ kind: 'ends' });
    }
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
