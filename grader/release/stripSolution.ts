import { ReleaseError } from './releaseError';

export interface StrippedSource {
  readonly source: string;
  /** How many START–END pairs the cell had. */
  readonly pairs: number;
}

/**
 * The source of a code cell without the lines between each `// START CODE HERE` and `// END CODE HERE`.
 * The marker lines stay as they are, so that a stripped source strips to itself.
 *
 * @param source lines end in `\n`
 * @param where the cell, as an error names it: `cell 8 (zeros-graded)`
 * @throws ReleaseError when markers do not pair up or share their line with code: guessing could publish a solution
 */
export function stripSolution(source: string, where: string): StrippedSource {
  const kept: string[] = [];
  let openedAt = null as number | null;
  let pairs = 0;

  source.split('\n').forEach((text, index) => {
    const line = index + 1;
    const marker = readMarker(text, `${where}, line ${line}`);
    if (marker === 'start') {
      if (openedAt !== null) {
        throw new ReleaseError(
          `In ${where}, line ${line}: START CODE HERE comes again before the END CODE HERE that line ${openedAt} waits for; close the first pair, pairs cannot be nested.`,
        );
      }
      openedAt = line;
    }
    if (marker === 'end') {
      if (openedAt === null) {
        throw new ReleaseError(
          `In ${where}, line ${line}: END CODE HERE has no START CODE HERE above it; add the missing line in this cell.`,
        );
      }
      openedAt = null;
      pairs += 1;
    }
    if (openedAt === null || marker !== null) kept.push(text);
  });

  if (openedAt !== null) {
    throw new ReleaseError(
      `In ${where}, line ${openedAt}: START CODE HERE has no END CODE HERE below it; add the missing line in this cell.`,
    );
  }
  return { source: kept.join('\n'), pairs };
}

/** Loose on purpose: a marker in another spelling must be an error, never a published solution. */
const mention = /\b(start|end)\s+code\s+here\b/i;
const markerLine = /^\s*\/\/[^\n]*$/;

function readMarker(text: string, where: string): 'start' | 'end' | null {
  const words = text.match(new RegExp(mention, 'gi'));
  if (words === null) return null;
  if (words.length > 1 || !markerLine.test(text)) {
    throw new ReleaseError(
      `In ${where}: a START or END CODE HERE marker must be the one // comment on a line of its own; move what else stands on the line.`,
    );
  }
  return mention.exec(text)?.[1]?.toLowerCase() === 'start' ? 'start' : 'end';
}
