import type { Assignment } from '../../domain';
import { sumPoints } from '../../utils/sumPoints';
import { classScript } from './classScript';
import { renderChecks, renderMisconceptions, renderStuck } from './classSections';
import { renderScores } from './classScores';
import { classStyles } from './classStyles';
import type { ClassStudent } from './classStudent';
import { renderStudents } from './classTable';
import { markup } from './markup';
import { renderPage } from './renderPage';

const contents: readonly (readonly [id: string, name: string])[] = [
  ['scores', 'Scores'],
  ['checks', 'Success by check'],
  ['misconceptions', 'Misconceptions'],
  ['stuck', 'Who is stuck where'],
  ['students', 'Students'],
];

/**
 * The page of the class: how it did, where it is stuck, and every student. The same students give the same bytes.
 * @param students in the order of their names
 */
export function renderClassPage(assignment: Assignment, students: readonly ClassStudent[]): string {
  const maxScore = sumPoints(assignment.functions.map((fn) => fn.points));
  const links = contents.map(([id, name]) => markup`<li><a href="#${id}">${name}</a></li>`);
  const main = markup`<h1>${assignment.title}: the class</h1>
<nav aria-label="On this page"><ul class="contents">${links}</ul></nav>
${renderScores(students, maxScore)}
${renderChecks(assignment, students)}
${renderMisconceptions(students)}
${renderStuck(assignment, students)}
${renderStudents(assignment, students)}`;
  return renderPage({
    title: `${assignment.title}: the class`,
    main: main.html,
    styles: classStyles,
    script: classScript,
  });
}
