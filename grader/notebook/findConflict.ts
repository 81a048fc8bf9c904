/** A line that Git writes between the sides of a merge that it could not decide. */
const MARK = /^(?:<{7}|>{7}|\|{7})(?: [^\n]*)?\r?$|^={7}\r?$/gm;

/**
 * Line, from 1, of a text's first conflict mark; null where it has none. A line of equals signs alone may underline a
 * title, so one mark of another kind must stand beside it.
 */
export function findConflict(text: string): number | null {
  let first: number | null = null;
  let isSure = false;
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    first ??= index;
    isSure ||= !mark.startsWith('=');
    if (isSure) return text.slice(0, first).split('\n').length;
  }
  return null;
}
