import { initialization as assignment } from '../testing/initialization';
import { makeFinding } from '../testing/findings';
import { classroom } from './classroom';
import { github } from './github';
import { csv } from './gradebook';
import { gradescope } from './gradescope';
import { html } from './html';
import { junit } from './junit';
import { markdown } from './markdown';
import { renderStudentCheck } from './studentCheck';
import { table } from './table';
import { check, fn, makeRow } from './testing/sampleRows';
import { renderReport } from './testing/renderReport';
import { renderWatchScreen } from './watchScreen';

const [zeros = '', random = '', he = ''] = assignment.functions.map(({ name }) => name);
const notJudged = 'Not judged until the keys and shapes are right.';
const skipped = { status: 'skipped', message: notJudged } as const;

/** One function is right, one is judged in part, one is not there. */
const row = makeRow(
  [
    fn(zeros, [check('shapes'), check('purity')]),
    fn(random, [
      check('purity'),
      check('shapes', { status: 'failed', points: 2.5 }),
      check('values-public-1', skipped),
      check('values-hidden-1', { ...skipped, hidden: true }),
    ]),
    fn(he, [check('shapes', { status: 'skipped' }), check('purity', { status: 'skipped' })], {
      verdict: 'missing',
    }),
  ],
  { diagnostics: [makeFinding(`no cell declares ${he}`, { kind: 'missing', function: he })] },
);

function sum(numbers: readonly (string | undefined)[]): number {
  return numbers.reduce((total, item) => total + Number(item?.replace('−', '')), 0);
}

/** Points that a text says are lost, one after the other. */
function lostIn(text: string): readonly string[] {
  return [...text.matchAll(/\(−([\d.]+)\)/g)].map(([, points = '']) => points);
}

describe('what a function earned and what it lost, and why, adds up to its points', () => {
  it.each([
    [
      'the table',
      renderReport(table, [row]),
      `${random} values-public-1, values-hidden-1 (−20): ${notJudged}`,
    ],
    ['markdown', renderReport(markdown, [row]), `values-public-1, values-hidden-1 (−20): ${notJudged}`],
    ['github', renderReport(github, [row]), `values-public-1, values-hidden-1 (−20): ${notJudged}`],
    ['csv', renderReport(csv, [row]), `values-public-1, values-hidden-1 (−20): ${notJudged}`],
  ])('in %s', (_, text, line) => {
    expect(text).toContain(line);
    expect(lostIn(text)).toEqual(['7.5', '20']);
    expect(text).toMatch(/12\.5(?:\/| of |,)/);
    expect(text).toContain(`no cell declares ${he}`);
  });

  it('in the table, for each function', () => {
    const cells = [...renderReport(table, [row]).matchAll(/(passed|failed|missing) ([\d.]+)\/([\d.]+)/g)];
    expect(cells.map(([text]) => text)).toEqual(['passed 20/20', 'failed 12.5/40', 'missing 0/20']);
  });

  it('in junit, case by case', () => {
    const text = renderReport(junit, [row]);
    const values = (name: string) =>
      [...text.matchAll(new RegExp(`<property name="${name}" value="([\\d.]+)"/>`, 'g'))].map(
        ([, value]) => value,
      );
    expect(sum(values('points'))).toBe(row.score);
    expect(sum(values('maxPoints'))).toBe(row.maxScore);
    expect([values('score'), values('maxScore')]).toEqual([['32.5'], ['80']]);
    expect(text.split(`<skipped message="${notJudged}"/>`)).toHaveLength(3);
    expect(text).toContain(`<error message="no cell declares ${he}" type="missing">`);
  });

  it('in gradescope, test by test', () => {
    const { tests } = JSON.parse(renderReport(gradescope, [row])) as {
      readonly tests: readonly {
        readonly score: number;
        readonly max_score: number;
        readonly output: string;
      }[];
    };
    expect(tests.reduce((total, { score }) => total + score, 0)).toBe(row.score);
    expect(tests.reduce((total, { max_score }) => total + max_score, 0)).toBe(row.maxScore);
    expect(tests.filter(({ output }) => output === notJudged)).toHaveLength(2);
    expect(tests.filter(({ output }) => output === `no cell declares ${he}`)).toHaveLength(1);
  });

  it('in GitHub Classroom, test by test', () => {
    const { tests, max_score } = JSON.parse(
      Buffer.from(renderReport(classroom, [row]), 'base64').toString(),
    ) as {
      readonly max_score: number;
      readonly tests: readonly {
        readonly score: number;
        readonly message: string;
        readonly status: string;
      }[];
    };
    const shown = tests.map(({ message, score, status }) =>
      status === 'pass'
        ? [score, score]
        : (/([\d.]+) of ([\d.]+) points$/.exec(message)?.slice(1).map(Number) ?? []),
    );
    expect(shown.reduce((total, [points = 0]) => total + points, 0)).toBe(row.score);
    expect(shown.reduce((total, [, most = 0]) => total + most, 0)).toBe(row.maxScore);
    expect(max_score).toBe(row.maxScore);
  });

  it("on the student's page, check by check", () => {
    const site = html.create({ assignment, color: false });
    const [page] = site.row(row, null);
    const points = [...(page?.text ?? '').matchAll(/<span class="points">([\d.]+) of ([\d.]+)<\/span>/g)];
    expect(sum(points.map(([, earned]) => earned))).toBe(row.score);
    expect(sum(points.map(([, , most]) => most))).toBe(row.maxScore);
    expect((page?.text ?? '').split(notJudged)).toHaveLength(3);
    expect(page?.text).toContain(`no cell declares ${he}`);
  });

  it("in a student's own check", () => {
    const text = renderStudentCheck(row);
    const points = [...text.matchAll(/^ {4}\S \S+ \(([\d.]+) of ([\d.]+) points\)/gm)];
    expect(sum(points.map(([, earned]) => earned))).toBe(row.score);
    // Of the function that is not there only its head tells.
    expect(sum(points.map(([, , most]) => most))).toBe(row.maxScore - 20);
    expect(text).toContain(`${he}  missing, 0 of 20 points`);
    expect(text).toContain(`no cell declares ${he}`);
  });

  it('on the screen that follows each save', () => {
    const text = renderWatchScreen(row, { color: false, keys: false, run: 1, milliseconds: 1 });
    expect(text).toContain(`values-public-1, values-hidden-1 (−20): ${notJudged}`);
    expect(text).toContain(`${random}: not right yet, 12.5 of 40 points`);
    expect(text).toMatch(new RegExp(`${he}: not found, 0 of 20 points`));
  });
});

it('a warning about a function that passes is told with the points in a feedback column, and on the screen', () => {
  const warned = makeRow(row.functions, {
    diagnostics: [
      makeFinding('the kernel refuses it', { severity: 'warning', function: zeros, cell: 3, line: 2 }),
    ],
  });
  expect(
    renderReport(csv, [makeRow([...warned.functions.slice(0, 1)], { diagnostics: warned.diagnostics })]),
  ).toContain(
    `20 of 20 points. Every public check passes. [${zeros}: passed, 20/20] cell 3, line 2: the kernel refuses it`,
  );
  const text = renderWatchScreen(warned, { color: false, keys: false, run: 1, milliseconds: 1 });
  expect(text).toContain(
    `${zeros}: passes the public checks, 20 of 20 points\n  cell 3, line 2: the kernel refuses it`,
  );
});
