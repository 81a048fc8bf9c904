import type { Assignment, GradedFunction } from '../../domain';
import {
  countChecks,
  countMisconceptions,
  groupStuck,
  type CheckCount,
  type MisconceptionCount,
} from './classCounts';
import type { ClassStudent } from './classStudent';
import { listStudents, showBreakable, showNumber, showShare, showVerdict } from './classText';
import { markup, type Markup } from './markup';

/** For each function and check, how many passed. */
export function renderChecks({ functions }: Assignment, students: readonly ClassStudent[]): Markup {
  return markup`<h2 id="checks">Success by check</h2>
<div class="columns">${functions.map(
    (fn) => markup`<section>${renderFunction(fn, countChecks(fn, students))}</section>\n`,
  )}</div>`;
}

function renderFunction({ name }: GradedFunction, counts: readonly CheckCount[]): Markup {
  return markup`<h3>${showBreakable(name)}</h3>
<div class="scroll" role="region" tabindex="0" aria-label="Checks of ${name}">
<table class="checks"><caption class="unseen">How many passed each check of ${name}</caption>
<thead><tr><th scope="col">Check</th><th scope="col">Passed</th></tr></thead>
<tbody>${counts.map(renderCheck)}</tbody></table></div>`;
}

function renderCheck({ check, isHidden, passed, all }: CheckCount): Markup {
  const hidden = isHidden ? markup` <span class="tag">hidden</span>` : null;
  const points = `${showNumber(check.points)} ${check.points === 1 ? 'point' : 'points'}`;
  const width = all === 0 ? 0 : Number(((passed / all) * 100).toFixed(2));
  const bar = markup`<span class="bar" aria-hidden="true"><span style="width:${width}%"></span></span>`;
  const count = markup`${passed} of ${all} <span class="muted">(${showShare(passed, all)})</span>`;
  return markup`<tr><th scope="row"><code>${check.id}</code><br><span class="muted">${points}</span>${hidden}</th><td>${bar}${count}</td></tr>
`;
}

/** The named wrong answers, what they mean, and whose they are. */
export function renderMisconceptions(students: readonly ClassStudent[]): Markup {
  const counts = countMisconceptions(students);
  return markup`<h2 id="misconceptions">Misconceptions</h2>
${
  counts.length === 0
    ? markup`<p>No wrong answer of this class is one that has a name.</p>`
    : markup`<ol class="cards">${counts.map(renderMisconception)}</ol>`
}`;
}

function renderMisconception({ id, functionName, meaning, hint, students }: MisconceptionCount): Markup {
  return markup`<li><h3><code>${id}</code></h3>
<p class="muted">${showBreakable(functionName)}</p>
${meaning === '' ? null : markup`<p>${meaning}${hint === null ? null : ` Hint: ${hint}`}</p>`}
${listStudents(students)}</li>
`;
}

/** For each function, who did not get past it, and how. */
export function renderStuck({ functions }: Assignment, students: readonly ClassStudent[]): Markup {
  const rejected = students.filter((student) => student.isRejected);
  const groups = functions.map(
    ({ name }) => markup`<section><h3>${showBreakable(name)}</h3>${renderGroups(name, students)}</section>\n`,
  );
  const unread = markup`<section><h3>The file itself</h3><ul class="groups"><li>${showVerdict('rejected')} ${listStudents(rejected)}</li></ul></section>`;
  return markup`<h2 id="stuck">Who is stuck where</h2>
<div class="columns">${groups}${rejected.length === 0 ? null : unread}</div>`;
}

function renderGroups(functionName: string, students: readonly ClassStudent[]): Markup {
  const groups = groupStuck(functionName, students);
  if (groups.length === 0) return markup`<p>Nobody is stuck here.</p>`;
  const items = groups.map(
    (group) => markup`<li>${showVerdict(group.verdict)} ${listStudents(group.students)}</li>\n`,
  );
  return markup`<ul class="groups">${items}</ul>`;
}
