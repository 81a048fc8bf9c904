import type { FunctionWork } from '../../domain';
import { clipText } from '../../utils/cleanText';
import { markup, showCode, type Markup } from './markup';

/** A note that stands in the margin of a line. */
export interface MarginNote {
  /** From 1; a note without one stands where the function begins. */
  readonly line: number | null;
  readonly content: Markup;
}

/** A cell may hold anything: so much of it is shown. */
const MOST_LINES = 400;
const LONGEST_LINE = 1000;

/**
 * The cell of a function as numbered lines, notes beside the lines they are about: under them where the page is
 * narrow, and read after them where it is heard.
 * @param id of the listing; line 3 gets `${id}-3`
 */
export function showStudentCode(
  { name, cell }: FunctionWork,
  notes: readonly MarginNote[],
  id: string,
): Markup {
  if (cell === null) return markup`<p>There is no cell for ${name} in the notebook.</p>`;
  const lines = cell.source.split('\n');
  const shown = lines.slice(0, MOST_LINES);
  const start = findDeclaration(shown, name);
  const placed = notes.map(({ line, content }) => ({
    // A place outside the cell would be lost; the last line shown is where a reader arrives at it.
    line: Math.min(Math.max(1, line ?? start), shown.length),
    content,
  }));
  const items = shown.map((line, index) => {
    const here = placed.filter((note) => note.line === index + 1).map(({ content }) => content);
    return showLine(line, `${id}-${index + 1}`, here);
  });
  const kind = notes.length === 0 ? 'code' : 'code noted';
  return markup`<ol class="${kind}" aria-label="Code of cell ${cell.number}">${items}</ol>
${lines.length > MOST_LINES ? markup`<p class="muted">${lines.length - MOST_LINES} more lines are not shown.</p>` : null}`;
}

function showLine(line: string, id: string, notes: readonly Markup[]): Markup {
  const text = showCode(clipText(line, LONGEST_LINE));
  if (notes.length === 0) return markup`<li><code id="${id}">${text}</code></li>\n`;
  return markup`<li class="marked"><code id="${id}">${text}</code><div class="note">${notes}</div></li>\n`;
}

/** Where the function begins, as far as a look at the words can tell; else line 1. */
function findDeclaration(lines: readonly string[], name: string): number {
  const words = lines.map((line) => line.trimStart().split(/[^\p{ID_Continue}$]+/u));
  const at = words.findIndex((line) => line.includes(name) && !['', 'GRADED'].includes(line[0] ?? ''));
  return at === -1 ? 1 : at + 1;
}
