import type { ComparedCase, ComparedKey } from '../../exhibits';
import { cleanText } from '../../utils/cleanText';
import { markup, type Markup } from './markup';
import { showMatrixPair, showRightMatrix } from './showMatrix';

/** What the function gave on each public case beside what it should have given; the first case that differs is open. */
export function showStudentResults(name: string, cases: readonly ComparedCase[]): Markup {
  if (cases.length === 0)
    return markup`<p>Nothing came back from ${name} that could be laid beside the expected output.</p>`;
  const firstWrong = cases.findIndex((item) => !isRight(item));
  return markup`${cases.map((item, index) => showCase(item, index === firstWrong))}`;
}

function isRight({ thrown, keys }: ComparedCase): boolean {
  return thrown === null && keys.every(({ agrees }) => agrees);
}

function showCase(item: ComparedCase, isOpen: boolean): Markup {
  const sign = isRight(item)
    ? markup`<span class="good" aria-hidden="true">✓</span>`
    : markup`<span class="bad" aria-hidden="true">✗</span>`;
  const call = cleanText(item.call);
  const head = markup`<summary>${sign} <code>${call}</code> ${describeCase(item)}</summary>
<div class="scroll" role="region" tabindex="0" aria-label="Results of ${call}">${showCaseBody(item)}</div></details>
`;
  return isOpen ? markup`<details open>${head}` : markup`<details>${head}`;
}

/** Beside what differs, what is right is only named. */
function showCaseBody(item: ComparedCase): Markup {
  if (item.thrown !== null)
    return markup`<p class="bad">It ended with an error: ${cleanText(item.thrown)}</p>`;
  if (isRight(item)) return markup`<div class="pair">${item.keys.map(showKey)}</div>`;
  const right = item.keys.filter(({ agrees }) => agrees).map(({ key }) => cleanText(key, 60));
  const wrong = item.keys.filter(({ agrees }) => !agrees);
  const rest = right.length === 0 ? null : markup`<p>As expected: ${right.join(', ')}.</p>`;
  return markup`${wrong.map(showKey)}${rest}`;
}

function describeCase(item: ComparedCase): string {
  if (item.thrown !== null) return 'ends with an error';
  const wrong = item.keys.filter(({ agrees }) => !agrees).map(({ key }) => cleanText(key, 40));
  if (wrong.length === 0) return 'gives what is expected';
  const more = wrong.length > 6 ? ` and ${wrong.length - 6} more` : '';
  return `differs in ${wrong.slice(0, 6).join(', ')}${more}`;
}

function showKey(compared: ComparedKey): Markup {
  const key = cleanText(compared.key, 60);
  switch (compared.kind) {
    case 'missing':
      return markup`<p><b>${key}</b> is missing; expected ${compared.expected}.</p>`;
    case 'extra':
      return markup`<p><b>${key}</b>, ${cleanText(compared.actual)}, should not be there.</p>`;
    case 'described':
      return compared.agrees
        ? markup`<p><b>${key}</b>: ${cleanText(compared.actual)}</p>`
        : markup`<p><b>${key}</b> is ${cleanText(compared.actual)}; expected ${compared.expected}.</p>`;
    case 'matrices':
      if (compared.agrees) return showRightMatrix(key, compared.actual);
      return showMatrixPair(key, compared.expected, compared.actual);
  }
}
