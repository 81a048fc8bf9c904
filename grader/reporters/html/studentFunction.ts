import type { Diagnostic, FunctionReport, FunctionWork } from '../../domain';
import type { ComparedCase } from '../../exhibits';
import { cleanText, describePoints } from '../../utils/cleanText';
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
  readonly diagnostics: readonly Diagnostic[];
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
${shown.diagnostics.map((diagnostic) => showProblem(diagnostic, shown))}
${work === null ? null : markup`<h3>Your code</h3>\n${showStudentCode(work, listNotes(shown), `${id}-line`)}`}
<h3>Checks</h3>
${showStudentChecks(fn, id)}
${work === null ? null : markup`<h3>Expected and yours</h3>\n${showStudentResults(fn.name, cases)}`}
${pictures === null ? null : markup`<h3>Pictures</h3>\n${pictures}`}
</section>
`;
}

/** A diagnostic in full: what went wrong, where, the line itself, and the hint where it has one. */
export function showDiagnostic({ message, source }: Diagnostic, place: Markup | null = null): Markup {
  const { text, hint } = splitHint(cleanText(message));
  return markup`<p>${place}${text}</p>
${source === undefined ? null : markup`<p class="quote"><code>${cleanText(source.trim())}</code></p>`}
${hint === null ? null : markup`<p class="hint"><b>Hint:</b> ${hint}</p>`}`;
}

function showProblem(diagnostic: Diagnostic, { id, work }: ShownFunction): Markup {
  const { cell, line } = diagnostic;
  const isHere = cell !== undefined && cell === work?.cell?.number;
  const words = cell === undefined ? '' : `Cell ${cell}${line === undefined ? '' : `, line ${line}`}`;
  const linked = isHere && line !== undefined ? markup`<a href="#${id}-line-${line}">${words}</a>` : words;
  const place = words === '' ? null : markup`<b>${linked}:</b> `;
  const tone = diagnostic.severity === 'error' ? 'bad' : 'warn';
  return markup`<div class="problem ${tone}-ground">${showDiagnostic(diagnostic, place)}</div>`;
}

/** What stands in the margin of the function's own cell. */
function listNotes({ id, fn, diagnostics, work }: ShownFunction): readonly MarginNote[] {
  const here = diagnostics.filter(({ cell }) => cell !== undefined && cell === work?.cell?.number);
  const notes = here.map(({ line, message, severity }): MarginNote => {
    const tone = severity === 'error' ? 'bad' : 'warn';
    const sign = severity === 'error' ? '✗' : '…';
    const { text } = splitHint(cleanText(message));
    return {
      line: line ?? null,
      content: markup`<p><span class="${tone}" aria-hidden="true">${sign}</span> ${text}</p>`,
    };
  });
  const failed = listFailedChecks(fn, id);
  return failed === null ? notes : [...notes, { line: null, content: failed }];
}

/** A known mistake is told with its hint in one message. */
function splitHint(message: string): { readonly text: string; readonly hint: string | null } {
  const at = message.lastIndexOf(' Hint: ');
  return at === -1
    ? { text: message, hint: null }
    : { text: message.slice(0, at), hint: message.slice(at + ' Hint: '.length) };
}
