import fc from 'fast-check';
import type { Diagnostic, FunctionReport, SubmissionReport, Verdict } from '../domain';
import { shareDiagnostics } from './shareDiagnostics';

function fn(name: string, verdict: Verdict, misconception: string | null = null): FunctionReport {
  return { name, verdict, score: 0, maxScore: 10, misconception, checks: [] };
}

function row(functions: readonly FunctionReport[], diagnostics: readonly Diagnostic[]): SubmissionReport {
  return {
    submission: 'mine',
    file: 'mine.ipynb',
    status: 'graded',
    score: 0,
    maxScore: 30,
    functions,
    diagnostics,
  };
}

const error = (message: string): Diagnostic => ({ severity: 'error', cell: 3, message });
const twice = (name: string): Diagnostic => ({
  severity: 'warning',
  cell: 3,
  message: `${name} is declared in cells 2 and 3: the last one counts.`,
});

it('a known mistake, whose text names no function, goes to the function that made it', () => {
  const mistake = error('You divided 1 by the fan-in, as random does.');
  const threw = error('random threw Error: he');
  const { functions, others } = shareDiagnostics(
    row(
      [fn('zeros', 'passed'), fn('random', 'threw'), fn('he', 'failed', 'xavier-scaling')],
      [twice('zeros'), threw, twice('he'), mistake],
    ),
  );
  expect(functions.map((told) => told.diagnostics)).toEqual([
    [twice('zeros')],
    [threw],
    [twice('he'), mistake],
  ]);
  expect(others).toEqual([]);
});

it('a mistake without a name has none, and what is left over belongs to no function', () => {
  const { functions, others } = shareDiagnostics(row([fn('he', 'failed')], [error('The kernel is old.')]));
  expect(functions[0]?.diagnostics).toEqual([]);
  expect(others).toEqual([error('The kernel is old.')]);
});

it('loses none, doubles none and keeps their order', () => {
  const verdicts = fc.constantFrom<Verdict>('passed', 'failed', 'threw', 'missing', 'not-implemented');
  const named = fc.tuple(verdicts, fc.option(fc.constant('some-mistake')));
  const message = fc.constantFrom('f0 threw', 'f1 is declared in cells 2 and 3', 'You swapped f0 and f2.');
  const severity = fc.constantFrom<Diagnostic['severity']>('error', 'warning', 'info');
  fc.assert(
    fc.property(fc.array(named), fc.array(fc.record({ severity, message })), (shapes, diagnostics) => {
      const functions = shapes.map(([verdict, mistake], index) => fn(`f${index}`, verdict, mistake));
      const shared = shareDiagnostics(row(functions, diagnostics));
      expect(shared.functions.map((told) => told.fn)).toEqual(functions);
      expect([...shared.functions.flatMap((told) => told.diagnostics), ...shared.others]).toEqual(
        diagnostics,
      );
    }),
  );
});
