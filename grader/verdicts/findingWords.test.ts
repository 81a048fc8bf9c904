import schema from '../report/report.schema.json';
import type { MissingReason } from '../domain';
import { describeFacts, functionKinds, type FunctionFacts } from './findingWords';

const fn = { name: 'f', summary: 'zeros for every parameter' };

it('the schema of a report knows every kind of finding, and no other', () => {
  const { enum: kinds } = schema.definitions.diagnostic.properties.kind;
  expect([...kinds].sort()).toEqual([...functionKinds, 'rejected', 'untyped'].sort());
});

it.each<[MissingReason, string]>([
  [
    { kind: 'renamed', declared: ['g', 'h', 'i', 'j'] },
    'this cell is marked for f but declares g, h, i: give the function its name back',
  ],
  [
    { kind: 'renamed', declared: [] },
    'this cell is marked for f but declares no function: write function f(…) there',
  ],
  [{ kind: 'in-a-text-cell' }, 'this cell is marked for f but is a text cell: turn it into a code cell'],
  [
    { kind: 'misspelt', name: 'F1' },
    'no cell declares f, but this one declares F1: is that the function, misspelt?',
  ],
  [{ kind: 'nowhere' }, 'no cell declares f: write it in a cell that begins with // GRADED FUNCTION: f'],
])('a missing function says which cell was meant: %j', (reason, message) => {
  expect(describeFacts({ kind: 'missing', reason }, fn)).toEqual({ severity: 'error', message, hint: null });
});

it('names up to eight cells that declare the function too', () => {
  const earlierCells = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  expect(describeFacts({ kind: 'declared-again', earlierCells, counts: 12 }, fn)).toEqual({
    severity: 'warning',
    message:
      'f is declared in cells 1, 2, 3, 4, 5, 6, 7, 8, … and 12: the last one, cell 12, is what the kernel keeps and what is graded.',
    hint: null,
  });
});

it.each<[FunctionFacts, string]>([
  [{ kind: 'not-implemented' }, 'info'],
  [{ kind: 'misconception', mistake: 'You halved it.', hint: 'Do not.' }, 'error'],
])('a %j is of its own severity', (facts, severity) => {
  expect(describeFacts(facts, fn).severity).toBe(severity);
});

it('a misconception keeps its hint apart from what it says', () => {
  expect(describeFacts({ kind: 'misconception', mistake: 'You halved it.', hint: 'Do not.' }, fn)).toEqual({
    severity: 'error',
    message: 'You halved it.',
    hint: 'Do not.',
  });
});
