import type { Finding, Place } from '../domain';
import { cleanText } from '../utils/cleanText';

/** A finding's fields as clean text of one line each, to be laid out as a format needs. */
export interface FindingText {
  /** `cell 12, line 3: `; empty where it is about no place. */
  readonly place: string;
  readonly message: string;
  /** Null where there is none. */
  readonly hint: string | null;
  /** The line that it is about; null where it is about none. */
  readonly source: string | null;
}

/** @param clean makes a field safe for where it is shown */
export function readFinding(finding: Finding, clean: (text: string) => string = cleanText): FindingText {
  const { message, hint, source } = finding;
  return {
    place: describePlace(finding),
    message: clean(message),
    hint: hint === null ? null : clean(hint),
    source: source === undefined ? null : clean(source),
  };
}

/** Where it is, what it is, and the hint behind it: one line of plain text. */
export function writeFindingLine({ place, message, hint }: FindingText): string {
  return hint === null ? `${place}${message}` : `${place}${message} Hint: ${hint}`;
}

/** That line, and the student's own line below it. */
export function writeFindingLines(finding: Finding): readonly string[] {
  const text = readFinding(finding);
  return text.source === null ? [writeFindingLine(text)] : [writeFindingLine(text), `| ${text.source}`];
}

/** What stands in front of a message that belongs to a place: `cell 12, line 3: `. */
function describePlace({ cell, line }: Place): string {
  if (cell === undefined) return '';
  return line === undefined ? `cell ${cell}: ` : `cell ${cell}, line ${line}: `;
}

/** Indented for a terminal. */
export function writeFindingBlock(finding: Finding, indent: string): string {
  const [line = '', ...rest] = writeFindingLines(finding);
  return [`${indent}${line}`, ...rest.map((more) => `${indent}  ${more}`)].join('\n');
}
