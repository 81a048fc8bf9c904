/** Thrown by `parseCsv`, as importers refuse a file. */
export class MalformedCsv extends Error {}

/**
 * Reads CSV as strictly as the strictest of the importers (Ruby's csv): a quote stands at the beginning of a field or
 * nowhere, and behind the closing one comes a delimiter or the end of the line.
 */
export function parseCsv(text: string, delimiter: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      const field = readField(text, at, delimiter);
      row.push(field.value);
      at = field.end;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    if (text.startsWith('\r\n', at)) at += 2;
    else if (text[at] === '\n' || text[at] === '\r') at += 1;
    else if (at < text.length)
      throw new MalformedCsv(`text behind a quoted field: ${text.slice(at, at + 20)}`);
    rows.push(row);
  }
  return rows;
}

function readField(
  text: string,
  begin: number,
  delimiter: string,
): { readonly value: string; readonly end: number } {
  if (text[begin] !== '"') {
    let end = begin;
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
    const value = text.slice(begin, end);
    if (value.includes('"')) throw new MalformedCsv(`a quote within a field: ${value}`);
    return { value, end };
  }
  let value = '';
  for (let at = begin + 1; at < text.length; at += 1) {
    if (text[at] !== '"') value += text[at] ?? '';
    else if (text[at + 1] !== '"') return { value, end: at + 1 };
    else {
      value += '"';
      at += 1;
    }
  }
  throw new MalformedCsv('a quoted field that does not end');
}
