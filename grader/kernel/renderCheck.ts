import { sumPoints } from '../utils/sumPoints';
import type { CheckReport, GradedFunction, Mistake } from '../domain';
import { escapeHtml } from '../lab/escapeHtml';
import type { Showing } from '../lab/show';
import type { Thrown } from './callCases';
import type { Sample } from './chooseSample';
import { renderRows } from './renderRows';
import { renderSample } from './renderSample';

export type CheckResult =
  | { readonly kind: 'sentence'; readonly text: string }
  | {
      readonly kind: 'judged';
      readonly fn: GradedFunction;
      readonly checks: readonly CheckReport[];
      readonly thrown: Thrown | null;
      /** That what it gives depends on earlier calls. */
      readonly dependence: string | null;
      /** The named mistake that this answer is. */
      readonly mistake: Pick<Mistake, 'mistake' | 'hint'> | null;
      /** What its numbers show. */
      readonly explanation: string | null;
      readonly sample: Sample | null;
      /** SVG; only where it can be shown. */
      readonly picture: string | null;
      readonly session: string;
    };

/**
 * What `check` shows below its cell: HTML in a notebook, the same as text elsewhere. No ground is painted, and text
 * keeps the notebook's own colour, so that light and dark themes both can be read.
 */
export function renderCheck(result: CheckResult): Showing {
  if (result.kind === 'sentence') return renderLine(result.text);
  const { fn, checks, thrown, dependence, mistake, explanation, sample, picture, session } = result;
  const hints = mistake === null ? [] : [mistake.hint];
  return join([
    ...(thrown === null ? [] : [renderThrown(thrown)]),
    ...(dependence === null ? [] : [renderLine(dependence)]),
    ...(mistake === null ? [] : [renderMistake(mistake)]),
    ...(explanation === null ? [] : [renderLine(explanation)]),
    renderRows(fn.name, checks, hints),
    ...(sample === null ? [] : [renderSample(sample)]),
    ...(picture === null ? [] : [{ text: '', html: `<div>${picture}</div>` }]),
    ...praise(fn, checks).map(renderLine),
    renderLine(session),
  ]);
}

function renderThrown({ call, error, line }: Thrown): Showing {
  const sentence = `${call} stopped with ${error}${line === null ? '' : ', at this line:'}`;
  if (line === null) return renderLine(sentence);
  return {
    text: `${sentence}\n  | ${line}`,
    html: `<p>${escapeHtml(sentence)}</p><pre style="white-space:pre-wrap">${escapeHtml(line)}</pre>`,
  };
}

function renderMistake({ mistake, hint }: Pick<Mistake, 'mistake' | 'hint'>): Showing {
  return {
    text: `${mistake}\n  hint: ${hint}`,
    html: `<p><strong>${escapeHtml(mistake)}</strong><br><em>${escapeHtml(hint)}</em></p>`,
  };
}

/** What passes here is not all there is: a student should not take it for the grade. */
function praise(fn: GradedFunction, checks: readonly CheckReport[]): readonly string[] {
  if (checks.some((check) => check.status !== 'passed')) return [];
  const points = sumPoints(checks.map((check) => check.points));
  return [
    `All public checks of ${fn.name} pass: ${points} of ${fn.points} points. Hidden cases are added when it is graded.`,
  ];
}

function renderLine(text: string): Showing {
  return { text, html: `<p>${escapeHtml(text)}</p>` };
}

function join(parts: readonly Showing[]): Showing {
  return {
    text: parts
      .map((part) => part.text)
      .filter((text) => text !== '')
      .join('\n'),
    html: parts.map((part) => part.html).join(''),
  };
}
