import type { Diagnostic, Place } from '../domain';
import { escapeControls } from '../utils/escapeControls';

/** What stands in front of a message that belongs to a place: `cell 12, line 3: `. */
export function describePlace({ cell, line }: Place): string {
  if (cell === undefined) return '';
  return line === undefined ? `cell ${cell}: ` : `cell ${cell}, line ${line}: `;
}

/** The line that a message is about, on a line of its own; empty where it is about no line. */
export function quoteSource({ source }: Diagnostic, indent: string): string {
  return source === undefined ? '' : `\n${indent}| ${escapeControls(source)}`;
}
