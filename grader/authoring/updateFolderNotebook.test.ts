import fc from 'fast-check';
import type { Json } from '../domain';
import { listCells, recordCell } from './updateFolderCells';
import { mergeNotebook, type MergedNotebook } from './updateFolderNotebook';

type JsonCell = Readonly<Record<string, Json>>;

const graded = (id: string, source: string): JsonCell => ({
  ...code(id, source),
  metadata: { grader: { function: id } },
});

const first = [text('intro', 'Hello'), graded('f', 'f: write here'), code('check', 'check(f);')];

describe('a notebook is brought up to a new release', () => {
  test('a cell nobody touched gets the new text, one that was changed stays, with its outputs', () => {
    const mine = [
      first[0],
      { ...graded('f', 'f: mine'), outputs: [{ output_type: 'stream', name: 'stdout', text: ['1'] }] },
      { ...code('check', 'check(f);'), execution_count: 7 },
    ] as JsonCell[];
    const next = [text('intro', 'Hello, all'), graded('f', 'f: write here'), code('check', 'check(f); // 2')];
    const merged = merge(mine, next);
    expect(sources(merged)).toEqual(['Hello, all', 'f: mine', 'check(f); // 2']);
    const cells = JSON.parse(merged.text) as { readonly cells: readonly JsonCell[] };
    expect(cells.cells[1]?.['outputs']).toEqual(mine[1]?.['outputs']);
    expect(cells.cells[2]?.['execution_count']).toBe(7);
    expect(merged).toMatchObject({ outdated: [], missing: [] });
  });

  test.each<[string, readonly JsonCell[], readonly JsonCell[], readonly string[]]>([
    [
      'a cell that the release adds comes after the one it follows',
      [...first, code('own', 'mine')],
      [first[0] as JsonCell, first[1] as JsonCell, code('new', 'new'), first[2] as JsonCell],
      ['Hello', 'f: write here', 'new', 'check(f);', 'mine'],
    ],
    [
      'a cell that comes first in the release comes first',
      first,
      [text('top', 'Top'), ...first],
      ['Top', 'Hello', 'f: write here', 'check(f);'],
    ],
    [
      'several new ones keep their order',
      first,
      [...first, code('a', 'a'), code('b', 'b')],
      ['Hello', 'f: write here', 'check(f);', 'a', 'b'],
    ],
    ['one that the release drops goes', first, first.slice(0, 2), ['Hello', 'f: write here']],
    [
      'unless it was changed',
      [...first.slice(0, 2), code('check', 'check(f, 2);')],
      first.slice(0, 2),
      ['Hello', 'f: write here', 'check(f, 2);'],
    ],
    ['what the student removed stays removed', first.slice(1), first, ['f: write here', 'check(f);']],
    [
      'the student’s order stays, and the text is still new',
      [...first].reverse(),
      [text('intro', 'Anew'), ...first.slice(1)],
      ['check(f);', 'f: write here', 'Anew'],
    ],
    [
      'a cell without an id is known by what it grades',
      [first[0] as JsonCell, noId(graded('f', 'mine'))],
      first,
      ['Hello', 'mine'],
    ],
    [
      'or by its comment',
      [noId(code('', '// GRADED FUNCTION: f\nmine'))],
      first,
      ['// GRADED FUNCTION: f\nmine'],
    ],
    [
      'or by its text',
      first.map(noId),
      [text('intro', 'Anew'), ...first.slice(1)],
      ['Anew', 'f: write here', 'check(f);'],
    ],
    [
      'a copy of a cell is the student’s',
      [...first, { ...(first[2] as JsonCell), id: 'copy' }],
      [first[0] as JsonCell, first[1] as JsonCell, code('check', 'anew')],
      ['Hello', 'f: write here', 'anew', 'check(f);'],
    ],
    [
      'an own cell with the id of a new one stays beside it',
      [...first, code('x', 'mine')],
      [...first, code('x', 'new')],
      ['Hello', 'f: write here', 'check(f);', 'new', 'mine'],
    ],
  ])('%s', (_, mine, next, expected) => {
    const merged = merge(mine, next);
    expect(sources(merged)).toEqual(expected);
    const ids = idsOf(merged);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(undefined);
  });

  test('says which changed cell the release changes too, once, and which graded cell is gone', () => {
    const next = [first[0] as JsonCell, graded('f', 'f: write HERE'), first[2] as JsonCell];
    const mine = [first[0] as JsonCell, graded('f', 'mine')];
    const merged = merge(mine, next);
    expect(merged).toMatchObject({ outdated: ['cell 2 (f)'], missing: [] });
    expect(mergeNotebook(merged.text, toText(next), known(next))).toMatchObject({ outdated: [] });
    expect(merge([], next)).toMatchObject({ missing: ['f'] });
  });

  test('a cell without an id gets the one of the cell it grades', () => {
    const next = [first[0] as JsonCell, graded('f', 'f: write HERE'), first[2] as JsonCell];
    const merged = merge([noId(graded('f', 'mine'))], next);
    expect(idsOf(merged)).toEqual(['f']);
    expect(merged).toMatchObject({ outdated: ['cell 1'], missing: [] });
  });

  test('a graded cell that lost its metadata gets it again', () => {
    const merged = merge([code('f', 'mine')], first);
    const [cell] = (JSON.parse(merged.text) as { readonly cells: readonly JsonCell[] }).cells;
    expect(cell).toMatchObject({ source: 'mine', metadata: { grader: { function: 'f' } } });
  });

  test('what is no notebook is not merged', () => {
    for (const broken of ['', '<<<<<<< HEAD', '{"cells": 1}', '{"cells": [1]}'])
      expect(mergeNotebook(broken, toText(first), known(first))).toBeNull();
  });

  test('law: no source that the student wrote is ever lost, and merging again changes nothing', () => {
    fc.assert(
      fc.property(notebooks(), notebooks(), edits(), (before, next, changes) => {
        const mine = changes(before);
        const released = new Set(before.map((cell) => cell['source']));
        const merged = merge(mine, next, before);
        const own = mine.map((cell) => cell['source']).filter((source) => !released.has(source as string));
        const kept = sources(merged).filter((source) => own.includes(source));
        expect(kept.sort()).toEqual([...own].sort());
        const again = mergeNotebook(merged.text, toText(next), known(next));
        expect(again?.text).toBe(merged.text);
        // Cut short: the notebook is new, the record is still the old one.
        expect(mergeNotebook(merged.text, toText(next), known(before))?.text).toBe(merged.text);
      }),
    );
  });

  test('law: an untouched notebook becomes the new release', () => {
    fc.assert(
      fc.property(notebooks(), fc.array(fc.nat(3)), (before, drop) => {
        const next = before
          .filter((_, index) => !drop.includes(index))
          .map((cell) => ({ ...cell, source: `${cell['source'] as string} anew` }));
        expect(sources(merge(before, next, before))).toEqual(next.map((cell) => cell.source));
      }),
    );
  });

  test('law: where nothing is new the text comes back as it is', () => {
    fc.assert(
      fc.property(notebooks(), edits(), (before, changes) => {
        const text = `\n${toText(changes(before))}`;
        expect(mergeNotebook(text, toText(before), known(before))?.text).toBe(text);
      }),
    );
  });
});

function merge(
  mine: readonly JsonCell[],
  next: readonly JsonCell[],
  before: readonly JsonCell[] = first,
): MergedNotebook {
  const merged = mergeNotebook(toText(mine), toText(next), known(before));
  if (merged === null) throw new Error('not merged');
  return merged;
}

function known(cells: readonly JsonCell[]) {
  return (listCells(toText(cells)) ?? []).map(recordCell);
}

function sources({ text }: MergedNotebook): string[] {
  return (listCells(text) ?? []).map(({ source }) => source);
}

function idsOf({ text }: MergedNotebook): readonly unknown[] {
  return (JSON.parse(text) as { readonly cells: readonly JsonCell[] }).cells.map((cell) => cell['id']);
}

function toText(cells: readonly JsonCell[]): string {
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

function code(id: string, source: string): JsonCell {
  return { cell_type: 'code', id, metadata: {}, outputs: [], execution_count: null, source };
}

function text(id: string, source: string): JsonCell {
  return { cell_type: 'markdown', id, metadata: {}, source };
}

function noId(cell: JsonCell): JsonCell {
  return Object.fromEntries(Object.entries(cell).filter(([key]) => key !== 'id'));
}

/** Released notebooks over a few ids, so that two of them share cells. */
function notebooks(): fc.Arbitrary<readonly JsonCell[]> {
  const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 });
  return ids.chain((list) =>
    fc
      .array(fc.nat(2), { minLength: list.length, maxLength: list.length })
      .map((versions) => list.map((id, index) => code(id, `${id} ${versions[index]}`))),
  );
}

/** What a student does to a notebook: cells changed, added, removed and moved, each text new to the world. */
function edits(): fc.Arbitrary<(cells: readonly JsonCell[]) => readonly JsonCell[]> {
  const edit = fc.tuple(fc.constantFrom('change', 'add', 'remove', 'move'), fc.nat(8), fc.nat(8));
  return fc.array(edit, { maxLength: 6 }).map((list) => (cells) => {
    const mine = [...cells];
    list.forEach(([kind, from, to], count) => {
      const cell = mine[from];
      if (kind === 'add') mine.splice(to, 0, code(`own-${count}`, `own ${count}`));
      else if (cell === undefined) return;
      else if (kind === 'change') mine[from] = { ...cell, source: `changed ${count}` };
      else mine.splice(from, 1);
      if (kind === 'move' && cell !== undefined) mine.splice(to, 0, cell);
    });
    return mine;
  });
}
