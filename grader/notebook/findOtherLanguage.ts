import type { Cell } from '../domain';
import { readKey } from './gradedMetadata';

/** What the kernel `tslab` and those beside it say they run. */
const OURS = new Set(['typescript', 'javascript']);

/** TypeScript's own ways to declare something; no other language that notebooks are written in has them. */
const DECLARES =
  /^[ \t]*(?:export[ \t]+)?(?:(?:const|let)[ \t]+[\w${[]|(?:async[ \t]+)?function[ \t*]+[\w$]+[ \t]*\([^\n]*\{)/m;

/** The comment over a graded cell; the course in Python writes `# GRADED FUNCTION`. */
const MARKED = /^[ \t]*\/\/[ \t]*GRADED FUNCTION:/m;

/**
 * The language of a notebook that was written for another kernel; null for one of ours. A student may have saved the
 * course's notebook under a wrong kernel: while anything of the course is left in it, or any TypeScript, it is ours.
 */
export function findOtherLanguage(metadata: unknown, cells: readonly Cell[]): string | null {
  const language =
    readKey(readKey(metadata, 'kernelspec'), 'language') ??
    readKey(readKey(metadata, 'language_info'), 'name');
  if (typeof language !== 'string' || !/^[A-Za-z][\w+# -]{0,30}$/.test(language)) return null;
  if (OURS.has(language.toLowerCase())) return null;
  const code = cells.filter(({ kind }) => kind === 'code');
  const isOurs = ({ gradedFunction, source }: Cell): boolean =>
    gradedFunction !== null || MARKED.test(source) || DECLARES.test(source);
  if (code.length === 0 || code.some(isOurs)) return null;
  return `${language.charAt(0).toUpperCase()}${language.slice(1)}`;
}
