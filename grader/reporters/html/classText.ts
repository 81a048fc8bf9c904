import type { Verdict } from '../../domain';
import type { ClassStudent } from './classStudent';
import { verdictWords } from '../verdictWords';
import { markup, type Content, type Markup } from './markup';

/** Of a file that is no readable notebook. */
const rejected = { word: 'not readable', mark: '✗', tone: 'bad' } as const;

/** A verdict in words, with a mark and a colour. */
export function showVerdict(verdict: Verdict | 'rejected'): Markup {
  const { mark, word, tone } = verdict === 'rejected' ? rejected : verdictWords[verdict];
  return markup`<span class="${tone}"><span aria-hidden="true">${mark}</span> ${word}</span>`;
}

/** A name that leads to its page; right-to-left letters turn nothing around them. */
export function linkStudent({ name, href }: ClassStudent): Markup {
  return markup`<a href="${href}"><bdi>${name === '' ? '(no name)' : name}</bdi></a>`;
}

/** Names to open when they are wanted: a class may have hundreds. */
export function listStudents(students: readonly ClassStudent[]): Markup {
  const items = students.map((student) => markup`<li>${linkStudent(student)}</li>`);
  const summary = countOf(students.length, 'student');
  return markup`<details><summary>${summary}</summary><ul class="names">${items}</ul></details>`;
}

/** `1 student`, `2 students`. */
export function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** At most two decimals. */
export function showNumber(value: number): string {
  return String(Number(value.toFixed(2)));
}

/** `75 %`; 100 % and 0 % only where it is all or none. */
export function showShare(part: number, whole: number): string {
  if (whole === 0 || part === whole) return whole === 0 ? '–' : '100 %';
  if (part === 0) return '0 %';
  return `${Math.min(99, Math.max(1, Math.round((part / whole) * 100)))} %`;
}

/** A name in camel case that may break where a word begins. */
export function showBreakable(name: string): Content {
  return name
    .split(/(?<=[a-z0-9])(?=[A-Z])/)
    .map((word, index) => [index === 0 ? null : markup`<wbr>`, word]);
}
