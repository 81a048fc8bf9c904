import type { Finding, FunctionReport, FunctionWork } from '../../domain';
import type { ComparedCase } from '../../exhibits';
import { cleanText, describePoints } from '../../utils/cleanText';
import { readFinding } from '../findingText';
import { showBreakable, showVerdict } from './classText';
import { markup, type Markup } from './markup';
import { listFailedChecks, showStudentChecks } from './studentChecks';
import { showStudentCode, type MarginNote } from './studentCode';
import { showStudentPictures, type DrawnWork } from './studentPictures';
import { showStudentResults } from './studentResults';

/** All there is to show of one function. */
export interface ShownFunction {
  /** Of the section, and the beginning of every identifier in it. */
  readonly id: string;
  readonly fn: FunctionReport;
  /** Why it did not run, or which known mistake it is. */
  readonly findings: readonly Finding[];
  /** Null where nothing is known but the report. */
  readonly work: FunctionWork | null;
  readonly cases: readonly ComparedCase[];
  readonly drawn: DrawnWork;
}

/** One function of the assignment, most telling first. */
export function showStudentFunction(shown: ShownFunction, names: readonly string[]): Markup {
  const { id, fn, work, cases, drawn } = shown;
  const pictures = showStudentPictures(drawn, names);
  return markup`<section aria-labelledby="${id}">
<h2 id="${id}">${showBreakable(fn.name)}</h2>
<p class="standing">${showVerdict(fn.verdict)} · ${describePoints(fn.score, fn.maxScore)}</p>
${shown.findings.map((finding) => showProblem(finding, shown))}
${work === null ? null : markup`<h3>Your code</h3>\n${showStudentCode(work, listNotes(shown), `${id}-line`)}`}
<h3>Checks</h3>
${showStudentChecks(fn, id)}
${work === null ? null : markup`<h3>Expected and yours</h3>\n${showStudentResults(fn.name, cases)}`}
${pictures === null ? null : markup`<h3>Pictures</h3>\n${pictures}`}
</section>
`;
}

/** A finding in full: what went wrong, where, the line itself, and the hint where it has one. */
export function showFinding(finding: Finding, place: Markup | null = null): Markup {
  const { message, hint, source } = readFinding(finding);
  return markup`<p>${place}${message}</p>
${source === null ? null : markup`<p class="quote"><code>${source.trim()}</code></p>`}
${hint === null ? null : markup`<p class="hint"><b>Hint:</b> ${hint}</p>`}`;
}

function showProblem(finding: Finding, { id, work }: ShownFunction): Markup {
  const { cell, line } = finding;
  const isHere = cell !== undefined && cell === work?.cell?.number;
  const words = cell === undefined ? '' : `Cell ${cell}${line === undefined ? '' : `, line ${line}`}`;
  const linked = isHere && line !== undefined ? markup`<a href="#${id}-line-${line}">${words}</a>` : words;
  const place = words === '' ? null : markup`<b>${linked}:</b> `;
  const tone = finding.severity === 'error' ? 'bad' : 'warn';
  return markup`<div class="problem ${tone}-ground">${showFinding(finding, place)}</div>`;
}

/** What stands in the margin of the function's own cell. */
function listNotes({ id, fn, findings, work }: ShownFunction): readonly MarginNote[] {
  const here = findings.filter(({ cell }) => cell !== undefined && cell === work?.cell?.number);
  const notes = here.map(({ line, message, severity }): MarginNote => {
    const tone = severity === 'error' ? 'bad' : 'warn';
    const sign = severity === 'error' ? '✗' : '…';
    return {
      line: line ?? null,
      content: markup`<p><span class="${tone}" aria-hidden="true">${sign}</span> ${cleanText(message)}</p>`,
    };
  });
  const failed = listFailedChecks(fn, id);
  return failed === null ? notes : [...notes, { line: null, content: failed }];
}
