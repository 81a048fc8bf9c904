import type { Place } from '../domain';

/** What stands in front of a message that belongs to a place: `cell 12, line 3: `. */
export function describePlace({ cell, line }: Place): string {
  if (cell === undefined) return '';
  return line === undefined ? `cell ${cell}: ` : `cell ${cell}, line ${line}: `;
}
