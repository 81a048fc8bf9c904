import { escapeControls } from './escapeControls';

/** A student's own text is shown from its beginning; the rest would bury what matters. */
const LONGEST = 1000;

/**
 * Text of a report as one line that any format can hold: nothing in it steers a terminal, an XML or JSON reader, or a
 * build log.
 */
export function cleanText(text: string, longest = LONGEST): string {
  return clipText(escapeControls(text).replace(/[\p{Surrogate}\ufffe\uffff]/gu, '\ufffd'), longest);
}

/** The first characters of a text, none of them cut in two. */
export function clipText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A clause that stands for itself. */
export function toSentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** Points as people write them: no trace of binary fractions. */
export function formatPoints(points: number): string {
  return String(Number(points.toFixed(6)));
}

/** `10 of 40 points`. */
export function describePoints(score: number, maxScore: number): string {
  return `${formatPoints(score)} of ${formatPoints(maxScore)} points`;
}
