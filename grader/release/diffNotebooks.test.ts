import fc from 'fast-check';
import { diffNotebooks } from './diffNotebooks';
import { writeJson } from './notebookJson';

const cell = (id: string, source: string, more = {}) => ({
  cell_type: 'code',
  id,
  metadata: {},
  source,
  ...more,
});
const toText = (cells: readonly object[], metadata = {}) =>
  writeJson({ cells: cells as never, metadata, nbformat: 4, nbformat_minor: 5 });

const fresh = toText([cell('a', 'one\ntwo\nthree\nfour\nfive'), cell('b', 'x'), cell('c', 'y')]);

describe('diffNotebooks', () => {
  test('is empty for equal texts', () => {
    expect(diffNotebooks(fresh, fresh)).toBe('');
  });

  test('shows the changed lines of a cell, with the cell and the line', () => {
    const committed = toText([cell('a', 'one\ntwo\nthree\n4\nfive'), cell('b', 'x'), cell('c', 'y')]);
    expect(diffNotebooks(committed, fresh)).toBe(
      ['cell 1 (a), line 2:', ' two', ' three', '-4', '+four', ' five', ''].join('\n'),
    );
  });

  test('pairs cells by id, so that a missing one does not shift the rest', () => {
    const committed = toText([cell('a', 'one\ntwo\nthree\nfour\nfive'), cell('c', 'y')]);
    expect(diffNotebooks(committed, fresh)).toBe('cell 2 (b) is missing in the committed notebook\n+x\n');
  });

  test('shows a cell that only the committed notebook has', () => {
    const committed = toText([
      cell('a', 'one\ntwo\nthree\nfour\nfive'),
      cell('b', 'x'),
      cell('c', 'y'),
      cell('d', 'z'),
    ]);
    expect(diffNotebooks(committed, fresh)).toBe('cell 4 (d) is only in the committed notebook\n-z\n');
  });

  test('shows a final newline that only one of the two has', () => {
    const committed = toText([cell('a', 'one\ntwo\nthree\nfour\nfive'), cell('b', 'x\n'), cell('c', 'y')]);
    expect(diffNotebooks(committed, fresh)).toBe('cell 2 (b), line 1:\n-x\n+x\n');
  });

  test('shows changed metadata, and outputs cut to a readable length', () => {
    const committed = toText(
      [
        cell('a', 'one\ntwo\nthree\nfour\nfive'),
        cell('b', 'x', { outputs: ['0'.repeat(10000)] }),
        cell('c', 'y'),
      ],
      { signature: 's' },
    );
    const diff = diffNotebooks(committed, fresh);
    expect(diff).toContain('cell 2 (b), besides its source, line ');
    expect(diff).toContain('-  "signature": "s"');
    expect(Math.max(...diff.split('\n').map((line) => line.length))).toBeLessThanOrEqual(1001);
  });

  test('says so when only the layout of the JSON differs', () => {
    expect(diffNotebooks(JSON.stringify(JSON.parse(fresh)), fresh)).toMatch(
      /^The notebooks are the same but for the layout/,
    );
    expect(diffNotebooks(fresh.replace(/\n/g, '\r\n'), fresh)).toMatch(
      /^The notebooks are the same but for the layout/,
    );
  });

  test.each(['', 'not JSON', '[]', '{"cells": 3}'])(
    'says so when the committed file is no notebook: %j',
    (text) => {
      expect(diffNotebooks(text, fresh)).toBe(
        'The committed file is not a notebook; release writes it anew.\n',
      );
    },
  );

  test('law: different notebooks never give the empty string, whatever the committed file holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(diffNotebooks(text, fresh)).not.toBe('');
      }),
    );
  });
});
