import fc from 'fast-check';
import type { FunctionReport, SubmissionReport } from '../domain';
import { makeFinding } from '../testing/findings';
import { groupFindings } from './groupFindings';

function fn(name: string): FunctionReport {
  return { name, verdict: 'failed', score: 0, maxScore: 10, misconception: null, checks: [] };
}

function row(
  functions: readonly FunctionReport[],
  diagnostics: SubmissionReport['diagnostics'],
): SubmissionReport {
  const file = 'mine.ipynb';
  return { submission: 'mine', file, status: 'graded', score: 0, maxScore: 30, functions, diagnostics };
}

it('gives each function the findings about it, whatever their words begin with', () => {
  const about = makeFinding('random threw Error: he', { function: 'he' });
  const warning = makeFinding('zeros is declared twice', { function: 'zeros', severity: 'warning' });
  const { functions, others } = groupFindings(row([fn('zeros'), fn('he')], [about, warning]));
  expect(functions.map(({ findings }) => findings)).toEqual([[warning], [about]]);
  expect(others).toEqual([]);
});

it('keeps what is about no function, or about one that the row has not', () => {
  const general = makeFinding('he: the file is old');
  const stranger = makeFinding('gone', { function: 'sigmoid' });
  const { functions, others } = groupFindings(row([fn('he')], [general, stranger]));
  expect(functions[0]?.findings).toEqual([]);
  expect(others).toEqual([general, stranger]);
});

it('loses none, doubles none and keeps their order', () => {
  const name = fc.constantFrom('f0', 'f1', 'f2', 'toString', null);
  const findings = fc.array(name.map((item) => makeFinding('m', { function: item })));
  fc.assert(
    fc.property(findings, (diagnostics) => {
      const { functions, others } = groupFindings(row(['f0', 'f1', 'toString'].map(fn), diagnostics));
      const groups = [...functions.map((item) => item.findings), others];
      expect(groups.flat()).toHaveLength(diagnostics.length);
      for (const group of groups)
        expect(group).toEqual(diagnostics.filter((finding) => group.includes(finding)));
    }),
  );
});
