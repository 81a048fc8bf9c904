import { compileFunction } from 'node:vm';
import { boundedMemo } from './boundedMemo';

/** `column` counts from 1; null when V8 does not say. */
export interface SyntaxProblem {
  readonly message: string;
  readonly column: number | null;
}

const NAME = 'program';
const REMEMBERED_CHARACTERS = 200_000;

/**
 * Asks V8 for the errors that a parser of TypeScript leaves to others: `break` outside a loop, a name declared twice.
 * Nothing runs. Null when there are none.
 */
export const checkSyntax: (code: string) => SyntaxProblem | null = boundedMemo(REMEMBERED_CHARACTERS, check);

function check(code: string): SyntaxProblem | null {
  try {
    compileFunction(code, ['exports', 'require'], { filename: NAME });
    return null;
  } catch (error) {
    const { name, message, stack } = error as Error;
    if (name === 'RangeError') return { message: 'the code is nested too deeply', column: null };
    return { message, column: readColumn(stack ?? '', code) };
  }
}

/** V8 shows the line, and under it where the error is. */
function readColumn(stack: string, code: string): number | null {
  const [, line, shown, marker] = /^program:(\d+)\n([^\n]*)\n([ \t]*)\^/.exec(stack) ?? [];
  if (shown === undefined || marker === undefined) return null;
  const before = code.split('\n').slice(0, Number(line) - 1);
  return before.reduce((sum, text) => sum + text.length + 1, 0) + marker.length + 1;
}
