import type { CompiledFunction, Place } from '../domain';
import { evidence } from '../testing/values';
import { noteSession } from './noteSession';

const { fn } = evidence([], []);
const quote = (place: Place) => ({ ...place, source: 'let gain = await load();' });
const compiled: CompiledFunction = {
  kind: 'compiled',
  cells: [3],
  program: { functionName: 'f', cell: 3, code: '', locate: () => null },
  leftOut: [{ kind: 'awaits', name: 'gain', cell: 2, line: 1 }],
  unset: [{ name: 'gian', cell: 3, line: 4 }],
  leftovers: [{ cell: 5, line: 1, message: "';' expected" }],
};

it('tells of a function that fails what its slice could not take along, and where', () => {
  expect(noteSession(fn, compiled, false, quote)).toMatchObject([
    { kind: 'leftover-cell', severity: 'warning', function: 'f', cell: 5, line: 1 },
    { kind: 'left-out', cell: 2, line: 1, source: 'let gain = await load();' },
    {
      kind: 'unset-name',
      cell: 3,
      line: 4,
      message: expect.stringMatching(/^f uses gian, and nothing/) as string,
    },
  ]);
});

it('tells of a name that a cell would declare, were it TypeScript, at that cell', () => {
  const broken = { cell: 2, line: 3, message: 'choose a side' };
  const told = noteSession(
    fn,
    { ...compiled, leftOut: [], unset: [{ name: 'gain', cell: 3, line: 4, broken }] },
    false,
    quote,
  );
  expect(told.slice(1)).toMatchObject([
    {
      kind: 'broken-cell',
      cell: 2,
      line: 3,
      message: expect.stringMatching(/^f uses gain, which this cell declares, .*\(choose a side\)/) as string,
    },
  ]);
});

it('tells of one that is right only which cell was passed over', () => {
  expect(noteSession(fn, compiled, true, quote).map(({ kind }) => kind)).toEqual(['leftover-cell']);
});

it('tells of one that did not compile nothing that was never tried', () => {
  const missing: CompiledFunction = {
    kind: 'missing',
    functionName: 'f',
    place: null,
    reason: { kind: 'nowhere' },
  };
  expect(noteSession(fn, missing, false, quote)).toEqual([]);
});
