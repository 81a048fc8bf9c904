import type * as ts from 'typescript';
import type { TokenPlan } from './planTokens';
import { loadTypeScript } from './loadTypeScript';

/** JavaScript with one space between tokens, and where its tokens came from. */
export interface CanonicalCode {
  readonly code: string;
  readonly marks: readonly Mark[];
}

/** From `offset` (0 is the first character of the code) on, tokens come from `line`; null: from no line. */
export interface Mark {
  readonly offset: number;
  readonly line: number | null;
}

const LINE_ENDS = /\\(?:\r\n|[\s\S])|\r\n|[\n\r\u2028\u2029]/g;

/**
 * The tokens of `text` between two offsets, joined by single spaces on one line. Only a line break inside a tagged
 * template stays one, because the tag can see it.
 *
 * @param lineOf the line of a token that starts at an offset of `text`; asked in rising order
 */
export function writeCanonicalCode(
  text: string,
  range: { readonly start: number; readonly end: number },
  plan: TokenPlan,
  lineOf: (offset: number) => number | null,
): CanonicalCode {
  const compiler = loadTypeScript();
  const scanner = compiler.createScanner(
    compiler.ScriptTarget.ESNext,
    true,
    compiler.LanguageVariant.Standard,
    text,
  );
  scanner.resetTokenState(range.start);
  const out = startCode();
  let [erasedAt, atomAt, semicolonAt] = [0, 0, 0];

  for (;;) {
    scanner.scan();
    const start = scanner.getTokenStart();
    for (; (plan.semicolons[semicolonAt] ?? Infinity) <= start; semicolonAt++) out.add(';');
    if (start >= range.end) break;

    while ((plan.erased[erasedAt]?.end ?? Infinity) <= start) erasedAt++;
    const erased = plan.erased[erasedAt];
    if (erased !== undefined && erased.start <= start) {
      scanner.resetTokenState(erased.end);
      continue;
    }
    while ((plan.atoms[atomAt]?.start ?? Infinity) < start) atomAt++;
    const atom = plan.atoms[atomAt];
    if (atom?.start === start) {
      const token = text.slice(start, atom.end);
      out.add(atom.isRaw ? token : escapeLineEnds(token), lineOf(start));
      scanner.resetTokenState(atom.end);
      continue;
    }
    const kind = scanner.getToken();
    if (kind === compiler.SyntaxKind.GreaterThanToken) scanner.reScanGreaterToken();
    const token = text.slice(start, scanner.getTokenEnd());
    out.add(isString(compiler, kind) ? escapeLineEnds(token) : token, lineOf(start));
  }
  return out.finish();
}

/** Line of an offset, counted from 0 at `start`; to be asked in rising order. */
export function countLines(text: string, start: number): (offset: number) => number {
  let line = 0;
  let next = text.indexOf('\n', start);
  return (offset) => {
    for (; next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) line++;
    return line;
  };
}

function startCode() {
  const tokens: string[] = [];
  const marks: Mark[] = [];
  let length = 0;
  let current: number | null | undefined;
  return {
    /** Without a line, the token belongs to the line of the one before. */
    add(token: string, line: number | null | undefined = current): void {
      if (line !== current) marks.push({ offset: length, line: line ?? null });
      current = line;
      tokens.push(token);
      length += token.length + 1;
    },
    finish: (): CanonicalCode => ({ code: tokens.join(' '), marks }),
  };
}

function isString(compiler: typeof ts, kind: ts.SyntaxKind): boolean {
  return kind === compiler.SyntaxKind.StringLiteral;
}

/** Inside quotes: a line end becomes its escape, an escaped line end (a continuation) nothing, as both mean. */
function escapeLineEnds(token: string): string {
  if (!/[\n\r\u2028\u2029]/.test(token)) return token;
  return token.replace(LINE_ENDS, (found) => {
    if (found.startsWith('\\')) return /^\\[\n\r\u2028\u2029]/.test(found) ? '' : found;
    if (found === '\u2028') return '\\u2028';
    return found === '\u2029' ? '\\u2029' : '\\n';
  });
}
