import { makeFinding } from '../../testing/findings';
import fc from 'fast-check';
import type { SubmissionReport } from '../../domain';
import { initialization as assignment } from '../../testing/initialization';
import { renderClassPage } from './classPage';
import { summarizeStudent } from './classStudent';

/** A row in which every check passed, or none. */
function buildRow(
  submission: string,
  isRight: boolean,
  misconception: string | null = null,
): SubmissionReport {
  const functions = assignment.functions.map((fn) => ({
    name: fn.name,
    verdict: isRight ? ('passed' as const) : ('failed' as const),
    misconception,
    score: isRight ? fn.points : 0,
    maxScore: fn.points,
    checks: fn.checks.map(({ id, kind, points, hint }) => ({
      id,
      kind,
      hint,
      hidden: false,
      message: 'm',
      maxPoints: points,
      ...(isRight ? { status: 'passed' as const, points } : { status: 'failed' as const, points: 0 }),
    })),
  }));
  const score = isRight ? 100 : 0;
  return { submission, file: 'f', status: 'graded', score, maxScore: 100, functions, diagnostics: [] };
}

const render = (...rows: readonly SubmissionReport[]) =>
  renderClassPage(
    assignment,
    rows.map((row, index) => summarizeStudent(row, `students/s${index}.html`)),
  );
/** The elements of a page, attributes and all, without its text. */
const tagsOf = (page: string) => page.match(/<[^>]*>/g) ?? [];

describe('renderClassPage', () => {
  it('is the same for the same class', () =>
    expect(render(buildRow('a', true))).toBe(render(buildRow('a', true))));

  it('says how the class did', () => {
    const page = render(buildRow('a', true), buildRow('b', false), buildRow('c', true));
    expect(page).toContain('<dt>Mean score</dt><dd>66.67 <small>of 100</small></dd>');
    expect(page).toContain('<dt>Full marks</dt><dd>2 <small>(67 %)</small></dd>');
    expect(page).toContain('aria-label="Histogram of the scores: 0–10 %: 1, full marks: 2"');
    expect(page).toMatch(/<code>shapes<\/code>.*2 of 3/);
    expect(page.match(/<span class="tag">hidden<\/span>/g)).toHaveLength(6);
  });

  it('has a page for a class of nobody, and of files that cannot be read', () => {
    const rejected: SubmissionReport = { ...buildRow('x', false), status: 'rejected', functions: [] };
    for (const page of [render(), render(rejected)])
      expect(page.split('<script>')[0]).not.toMatch(/NaN|undefined|Infinity/);
    expect(render(rejected)).toContain('The file itself');
  });

  it('lets no name make an element, an attribute, a line or a direction', () => {
    const part = fc.constantFrom(
      '<script>alert(1)</script>',
      '"',
      "'",
      '&',
      '<!--',
      '\u202e',
      '\n',
      '</bdi>',
    );
    const plain = tagsOf(render(buildRow('plain', false, 'plain')));
    fc.assert(
      fc.property(fc.string({ unit: fc.oneof(part, fc.string()), maxLength: 8, minLength: 1 }), (text) => {
        const page = render(buildRow(text, false, text));
        expect(tagsOf(page)).toEqual(plain);
        expect(page).not.toContain('\u202e');
      }),
      { numRuns: 50 },
    );
  });
});

describe('summarizeStudent', () => {
  const [zeros, random, he] = assignment.functions.map(({ name }) => name);
  const meanings = (diagnostics: SubmissionReport['diagnostics']) =>
    summarizeStudent({ ...buildRow('a', false, 'id'), diagnostics }, 'h').functions.map(
      (fn) => fn.misconception?.meaning,
    );

  it('explains a misconception by its own finding, whatever else stands in its cell', () =>
    expect(
      meanings([
        makeFinding('declared in cells 4 and 5', { kind: 'declared-again', function: he ?? '', cell: 5 }),
        makeFinding('Xavier', { kind: 'misconception', function: he ?? '', cell: 5, hint: 'Halve it.' }),
        makeFinding('ones', { kind: 'misconception', function: zeros ?? '', cell: 5 }),
        makeFinding('threw', { kind: 'threw', function: random ?? '', cell: 5 }),
      ]),
    ).toEqual(['ones', '', 'Xavier']));

  it('says nothing where nothing is known', () => expect(meanings([])).toEqual(['', '', '']));
});
