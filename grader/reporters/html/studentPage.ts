import { basename } from 'node:path';
import type { Assignment, GradedFunction, SubmissionReport, Work } from '../../domain';
import { compareExhibits, planTraining, trainExhibit, weighExhibit } from '../../exhibits';
import { cleanText, describePoints } from '../../utils/cleanText';
import { listProblems, type Problems } from '../listProblems';
import { showBreakable, showVerdict } from './classText';
import { describeScore } from './describeScore';
import { markup, type Markup } from './markup';
import { renderPage } from './renderPage';
import { showFinding, showStudentFunction, type ShownFunction } from './studentFunction';
import { studentStyles } from './studentStyles';

export interface StudentPageOptions {
  readonly row: SubmissionReport;
  /** Null where only the report is known. */
  readonly work: Work | null;
  readonly assignment: Assignment;
  /** Of the class page, seen from this one; null where there is none. */
  readonly indexHref: string | null;
}

/**
 * One student's page: what is right, what went wrong and where, the code with marks in its margin, the checks,
 * expected against actual as tables and pictures. Of hidden cases it shows what the report says of them, no more.
 */
export function renderStudentPage({ row, work, assignment, indexHref }: StudentPageOptions): string {
  const problems = listProblems(row);
  const names = assignment.functions.map(({ name }) => name);
  const functions = describeFunctions(row, work, assignment, problems);
  const main = markup`${showHead(row, assignment, indexHref)}
${row.status === 'rejected' ? null : showOverview(functions)}
${showGeneral(row, problems)}
${functions.map((shown) => showStudentFunction(shown, names))}`;
  const title = `${cleanText(row.submission, 80)}: ${assignment.title}`;
  return renderPage({ title, main: main.html, styles: studentStyles });
}

function describeFunctions(
  row: SubmissionReport,
  work: Work | null,
  assignment: Assignment,
  problems: Problems,
): readonly ShownFunction[] {
  const training = planTraining(assignment);
  return row.functions.map((fn, index): ShownFunction => {
    const spec = assignment.functions.find(({ name }) => name === fn.name);
    const own = work?.functions.find(({ name }) => name === fn.name) ?? null;
    return {
      id: `function-${index + 1}`,
      fn,
      findings: problems.functions.find((problem) => problem.fn === fn)?.findings ?? [],
      work: own,
      ...showExhibits(spec, own?.exhibits ?? [], training),
    };
  });
}

function showExhibits(
  spec: GradedFunction | undefined,
  exhibits: Parameters<typeof compareExhibits>[1],
  training: ReturnType<typeof planTraining>,
): Pick<ShownFunction, 'cases' | 'drawn'> {
  if (spec === undefined) return { cases: [], drawn: { name: '', weighed: null, trained: null } };
  return {
    cases: compareExhibits(spec, exhibits),
    drawn: {
      name: spec.name,
      weighed: weighExhibit(spec, exhibits),
      trained: training === null ? null : trainExhibit(spec, exhibits, training),
    },
  };
}

function showHead(row: SubmissionReport, { title }: Assignment, indexHref: string | null): Markup {
  const name = row.submission === '' ? '(no name)' : cleanText(row.submission, 200);
  const back =
    indexHref === null
      ? null
      : markup`<nav aria-label="Class"><a href="${indexHref}">← All submissions</a></nav>`;
  return markup`${back}
<h1><bdi>${name}</bdi></h1>
<p class="score"><b>${describePoints(row.score, row.maxScore)}</b> in ${title}. ${describeScore(row)}</p>
<p class="muted">File: <bdi>${cleanText(basename(row.file), 200)}</bdi></p>`;
}

/** The functions at a glance, each leading to its section. */
function showOverview(functions: readonly ShownFunction[]): Markup {
  const rows = functions.map(
    ({ id, fn }) =>
      markup`<tr><th scope="row"><a href="#${id}">${showBreakable(fn.name)}</a></th><td>${showVerdict(fn.verdict)}</td><td class="number">${describePoints(fn.score, fn.maxScore)}</td></tr>
`,
  );
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="Functions"><table><caption>The functions of this notebook</caption>
<thead><tr><th scope="col">Function</th><th scope="col">Verdict</th><th scope="col" class="number">Points</th></tr></thead>
<tbody>
${rows}</tbody></table></div>`;
}

/** What belongs to no one function; of a rejected file, why. */
function showGeneral(row: SubmissionReport, { general }: Problems): Markup | null {
  if (general.length === 0) return null;
  const heading = row.status === 'rejected' ? 'What is wrong with the file' : 'About the notebook';
  const items = general.map((finding) => {
    const { cell, line } = finding;
    const place =
      cell === undefined
        ? null
        : markup`<b>Cell ${cell}${line === undefined ? null : `, line ${line}`}:</b> `;
    return markup`<div class="problem bad-ground">${showFinding(finding, place)}</div>`;
  });
  return markup`<section aria-labelledby="general"><h2 id="general">${heading}</h2>${items}</section>`;
}
