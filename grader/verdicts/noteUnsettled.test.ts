import type { CompiledFunction, Judgement, Place } from '../domain';
import { evidence } from '../testing/values';
import { noteUnsettled } from './noteUnsettled';

const { fn } = evidence([], []);
const quote = (place: Place) => ({ ...place, source: 'const p = {};' });
const compiled: CompiledFunction = {
  kind: 'compiled',
  program: { functionName: 'f', cell: 3, code: '', locate: () => null },
  cells: [],
  leftOut: [],
  unset: [],
};
const judgement: Judgement = { verdict: 'failed', checks: [], note: null, misconception: null, exhibits: [] };
const unsettled: Judgement = { ...judgement, isUnsettled: true };

it('tells what outlives a call, where it is declared', () => {
  const kept = ['p', 'q', 'r', 's'].map((name, index) => ({ name, cell: 2, line: index + 1 }));
  const one = { ...compiled, kept: kept.slice(0, 1) };
  expect(noteUnsettled(fn, one, unsettled, quote)).toEqual([
    {
      kind: 'depends-on-earlier-calls',
      severity: 'error',
      function: 'f',
      cell: 2,
      line: 1,
      source: 'const p = {};',
      message:
        'a call of f depends on what earlier calls left in p (declared outside the function): make it anew in each call, inside f',
      hint: null,
    },
  ]);
  expect(noteUnsettled(fn, { ...compiled, kept }, unsettled, quote)[0]?.message).toContain(
    'left in p, q, r (',
  );
});

it('says so in the cell where nobody knows the name', () => {
  expect(noteUnsettled(fn, compiled, unsettled, quote)).toMatchObject([
    {
      cell: 3,
      message: expect.stringMatching(/^a call of f depends on what earlier calls left behind: /) as string,
    },
  ]);
});

it('says nothing of a function whose calls depend on their arguments', () => {
  expect(noteUnsettled(fn, compiled, judgement, quote)).toEqual([]);
});
