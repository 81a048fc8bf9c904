import type { Assignment } from '../../domain';
import { findFunction } from './classCounts';
import { isUnfinished, type ClassStudent } from './classStudent';
import { countOf, linkStudent, showBreakable, showNumber, showVerdict } from './classText';
import { markup, type Markup } from './markup';

/**
 * All students. The script makes the column heads buttons and shows the controls, so that without it there is nothing
 * that does nothing. `data-key` is the number that a cell sorts by; cells without it sort by their text.
 */
export function renderStudents({ functions }: Assignment, students: readonly ClassStudent[]): Markup {
  const names = functions.map((fn) => fn.name);
  return markup`<h2 id="students">Students</h2>
<form class="controls" hidden>
<label>Find <input type="search" name="find" autocomplete="off" spellcheck="false" aria-describedby="find-help"></label>
<span id="find-help" class="muted">a name, a verdict or a misconception</span>
<label class="choice"><input type="checkbox" name="unfinished"> only those with something to mend</label>
</form>
<p class="shown" role="status">${countOf(students.length, 'submission')}, in the order of their names.</p>
<div class="scroll" role="region" tabindex="0" aria-label="Table of students">
<table class="students"><caption class="unseen">Each student's verdicts, points and misconceptions</caption>
<thead><tr><th scope="col">Student</th>${names.map(
    (name) => markup`<th scope="col">${showBreakable(name)}</th>`,
  )}<th scope="col">Score</th><th scope="col">Misconception</th></tr></thead>
<tbody>
${students.map((student) => renderStudent(student, names))}</tbody></table></div>`;
}

function renderStudent(student: ClassStudent, names: readonly string[]): Markup {
  const mistakes = student.functions.flatMap((fn) =>
    fn.misconception === null ? [] : [fn.misconception.id],
  );
  const score = student.isRejected ? -1 : student.score;
  return markup`<tr${isUnfinished(student) ? markup` data-unfinished` : null}><th scope="row">${linkStudent(student)}</th>${names.map(
    (name) => renderVerdict(student, name),
  )}<td class="number" data-key="${score}">${showPoints(student)}</td><td class="mistakes">${mistakes.map(
    (id, index) => markup`${index === 0 ? '' : ', '}<code>${id}</code>`,
  )}</td></tr>
`;
}

function renderVerdict(student: ClassStudent, name: string): Markup {
  const fn = findFunction(student, name);
  if (fn === undefined) return markup`<td data-key="-1">${showVerdict('rejected')}</td>`;
  return markup`<td data-key="${fn.score}">${showVerdict(fn.verdict)} ${showPoints(fn)}</td>`;
}

function showPoints({ score, maxScore }: { readonly score: number; readonly maxScore: number }): string {
  return `${showNumber(score)}/${showNumber(maxScore)}`;
}
