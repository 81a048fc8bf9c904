import { readFile } from 'node:fs/promises';
import { readCsv } from '../../../gradebook/readCsv';
import {
  moodleLanguageNames,
  moodleLanguages,
  recogniseLanguage,
  type Worksheet,
  type WorksheetRow,
} from '../../../reporters/imports';
import { explainFileFault } from '../../../utils/systemFault';
import { UsageError } from '../../../utils/usageError';

/**
 * Reads the grading worksheet that was downloaded from the assignment: its language, and by participant's number what it
 * says again when it is filled in.
 * @throws UsageError naming the file when it cannot be read, or is no worksheet
 */
export async function readWorksheet(file: string): Promise<Worksheet> {
  const [header, ...records] = readCsv(await readBytes(file), file).map(({ record }) =>
    record.map((cell) => cell.trim()),
  );
  const language = recogniseLanguage(header ?? []);
  if (language === null)
    throw new UsageError(
      `${file} is no grading worksheet of Moodle in a language that is known here (${moodleLanguageNames.join(', ')}): download it from the assignment, in one of them.`,
    );
  const words = moodleLanguages[language];
  const [identifier = -1, modified = -1] = [words.identifier, words.gradeModified].map((title) =>
    (header ?? []).indexOf(title),
  );
  const rows = records.flatMap((record): readonly (readonly [string, WorksheetRow])[] => {
    const cell = record[identifier] ?? '';
    const number = /(\d+)$/.exec(cell)?.[1];
    // What else stands before a number is no participant's.
    if (number === undefined || cell !== `${words.participant}${number}`) return [];
    return [[number, { identifier: cell, gradeModified: record[modified] ?? '' }]];
  });
  return { words, rows: new Map(rows) };
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UsageError(`The worksheet ${file} cannot be read: ${explainFileFault(error)}.`);
  }
}
