import type * as CsvParse from 'csv-parse/sync';
import { requirePackage } from '../database';
import { RosterError } from './rosterError';

export interface CsvRow {
  readonly record: readonly string[];
  /** Counted from 1. */
  readonly line: number;
}

/**
 * Rows of a CSV file, separated by commas, semicolons or tabs: what its first line says (`sep=;`), or else what parts its
 * header the most.
 * @param file how to name it in an error
 * @throws RosterError, in one sentence
 */
export function readCsv(bytes: Uint8Array, file: string): readonly CsvRow[] {
  const all = decode(bytes, file);
  const said = /^sep=(.)\r?\n/.exec(all);
  const text = said === null ? all : all.slice(said[0].length);
  const head = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const count = (mark: string) => head.split(mark).length;
  const guessed = [',', ';', '\t'].reduce((most, mark) => (count(mark) > count(most) ? mark : most));
  const { parse } = requirePackage('csv-parse/sync') as typeof CsvParse;
  try {
    const rows: unknown = parse(text, {
      bom: true,
      delimiter: said?.[1] ?? guessed,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    });
    return (rows as readonly { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      record,
      line: info.lines + (said === null ? 0 : 1),
    }));
  } catch (error) {
    throw new RosterError(`${file} is no CSV that can be read: ${(error as Error).message}.`);
  }
}

/** UTF-16 is what Excel calls "Unicode text"; its first two bytes tell it. */
function decode(bytes: Uint8Array, file: string): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  try {
    if (encoding !== null) return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    if (!bytes.includes(0))
      throw new RosterError(
        `${file} is not UTF-8, but probably Latin-1 (Windows-1252), in which names would be read wrong: save it as "CSV UTF-8".`,
      );
  }
  throw new RosterError(
    `${file} is not UTF-8, but probably UTF-16 or no text at all: save it as "CSV UTF-8".`,
  );
}
