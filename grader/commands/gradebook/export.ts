import { UsageError } from '../../utils/usageError';
import { openOutput } from '../../output/openOutput';
import { requireReplaceable } from '../../output/requireReplaceable';
import {
  recogniseLanguage,
  writeBlackboard,
  writeBrightspace,
  writeCanvas,
  writeMoodleGradebook,
  writeMoodleWorksheet,
  type ImportFile,
  type MoodleLanguage,
  type ScoreLine,
  type Worksheet,
} from '../../reporters/imports';
import { cleanText } from '../../utils/cleanText';
import { describeCanvas } from './exports/canvasNotes';
import { readWorksheet } from './exports/readWorksheet';
import { scorePeople } from './exports/scorePeople';
import { writeSpreadsheet } from './exports/spreadsheet';
import { chooseRoot } from '../chooseAssignment';
import { readCourse, type Course, type ReadOptions } from './openCourse';

export interface ExportOptions extends ReadOptions {
  readonly format: ScoreFormat;
  readonly out: string | undefined;
  readonly column: string | undefined;
  readonly feedback: boolean | undefined;
  readonly language: MoodleLanguage | undefined;
  readonly worksheet: string | undefined;
}

export const scoreFormats = [
  'csv',
  'canvas',
  'moodle',
  'moodle-gradebook',
  'blackboard',
  'brightspace',
] as const;

export type ScoreFormat = (typeof scoreFormats)[number];

/** Options that only some formats have a place for. */
const takers = {
  column: ['canvas', 'moodle-gradebook', 'blackboard', 'brightspace'],
  feedback: ['moodle', 'moodle-gradebook'],
  language: ['moodle'],
  worksheet: ['moodle'],
} as const satisfies Readonly<Record<string, readonly ScoreFormat[]>>;

/**
 * `grader gradebook export`: final scores, on stdout or in a file that appears when it is whole; on stderr what whoever
 * imports it has to know.
 */
export async function exportGradebook(options: ExportOptions): Promise<void> {
  requireFitting(options);
  const worksheet = options.worksheet === undefined ? null : await readWorksheet(options.worksheet);
  const course = await readCourse(options, options.format === 'csv' || options.feedback === true);
  const { text, notes } = writeScores(course, options, worksheet);
  if (options.out !== undefined) {
    const files = options.worksheet === undefined ? [] : [options.worksheet];
    requireReplaceable(options.out, { files, root: chooseRoot(options) }, [takeHead(text, options.format)]);
  }
  const output = await openOutput(options.out);
  try {
    await output.write(text);
    await output.commit();
  } catch (error) {
    await output.discard();
    throw error;
  }
  for (const note of notes) process.stderr.write(`grader: ${note}\n`);
}

/** How such a file begins, be it of today or of last week. */
function takeHead(text: string, format: ScoreFormat): string {
  const rows = format === 'canvas' ? 2 : 1;
  return `${text.split('\n', rows).join('\n')}\n`;
}

function requireFitting(options: ExportOptions): void {
  for (const [option, formats] of Object.entries(takers)) {
    const given = options[option as keyof typeof takers];
    if (given === undefined || given === false || (formats as readonly string[]).includes(options.format))
      continue;
    throw new UsageError(
      `--${option} says nothing to --format ${options.format}: it is for ${formats.join(', ')}.`,
    );
  }
  if (options.language !== undefined && options.worksheet !== undefined)
    throw new UsageError('A worksheet says itself which language it is in: give --worksheet or --language.');
}

function writeScores(course: Course, options: ExportOptions, worksheet: Worksheet | null): ImportFile {
  const { format } = options;
  if (format === 'csv') return { text: writeSpreadsheet(course), notes: [] };
  const { assignment, maxScore, summaries, roster } = course;
  const terms = {
    title: assignment.title,
    maxScore,
    column: options.column ?? (format === 'canvas' ? findCanvasColumn(course) : null),
    hasFeedback: options.feedback === true,
  };
  const graded = { assignment: assignment.name, summaries, roster };
  const { lines, scored, notes } = scorePeople(graded, format === 'moodle');
  const write = (): ImportFile => {
    switch (format) {
      case 'canvas': {
        const file = writeCanvas(lines, terms);
        return { ...file, notes: [...file.notes, ...describeCanvas(scored)] };
      }
      case 'moodle': {
        requireParticipants(lines);
        const source =
          worksheet ?? options.language ?? recogniseLanguage(course.titles.worksheet) ?? ('en' as const);
        return writeMoodleWorksheet(lines, { ...terms, source });
      }
      case 'moodle-gradebook':
        return writeMoodleGradebook(lines, terms);
      case 'blackboard':
        return writeBlackboard(lines, terms);
      case 'brightspace':
        return writeBrightspace(lines, terms);
    }
  };
  const file = write();
  return { text: file.text, notes: [...notes, ...file.notes] };
}

/** The column of the roster's own file that has the assignment's title before Canvas's number, if there is just one. */
function findCanvasColumn({ assignment, titles }: Course): string | null {
  const fold = (title: string) => title.normalize('NFC').trim().toLowerCase();
  const [only, ...others] = titles.canvas.filter(
    (title) => /\(\d+\)$/.test(title) && fold(title.replace(/\(\d+\)$/, '')) === fold(assignment.title),
  );
  return others.length === 0 ? (only ?? null) : null;
}

/** Before there were worksheets, `moodle` meant what is `moodle-gradebook` now. */
function requireParticipants(lines: readonly ScoreLine[]): void {
  if (lines.length === 0 || lines.some(({ person }) => person.participant !== '')) return;
  throw new UsageError(
    `--format moodle is the grading worksheet, which tells participants by Moodle's numbers, and none is known here (of ${cleanText(lines[0]?.person.name ?? '', 80)} for one): import the assignment's worksheet with grader gradebook import-roster, or write --format moodle-gradebook.`,
  );
}
