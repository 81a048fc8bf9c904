import type { Identity, SubmissionReport } from '../domain';
import { sumPoints } from '../utils/sumPoints';
import { BYTE_ORDER_MARK, writeRows, type CsvCell } from './csvRows';
import { describeFeedback } from './describeFeedback';
import { writeCanvas } from './imports/canvas';
import { createGatherer, listOwners } from './imports/gatherLines';
import type { ImportFile, ImportTerms, ScoreLine } from './imports/importFile';
import { listGradebookHeads, writeMoodleGradebook } from './imports/moodleGradebook';
import { writeMoodleWorksheet } from './imports/moodleWorksheet';
import { scoreOwner } from './imports/scoreOwner';
import type { ReportContext, Reporter, TextFormat } from './reporter';

/**
 * Everything for a spreadsheet, under the names that Canvas and Moodle use where they have one: a row for each owner of a
 * submission, and one for a submission of nobody's.
 */
export const csv: TextFormat = {
  kind: 'text',
  takes: 'many',
  wantsWork: false,
  mixes: 'one',
  create: (context) => ({
    start: () => `${BYTE_ORDER_MARK}${writeRows([listTitles(context)])}`,
    row: (row) => {
      const owners = listOwners(row);
      return writeRows(
        (owners.length === 0 ? [null] : owners).map((owner) => listCells(row, owner, context)),
      );
    },
    end: () => '',
  }),
};

/** What Canvas imports: a row for each owner of whom Canvas may know. */
export const canvas = describeImport(writeCanvas);

/** Moodle's offline grading worksheet, by the numbers of participants that its downloads tell. */
export const moodle = describeImport((lines, terms, { language }) => {
  const { text, notes } = writeMoodleWorksheet(lines, { ...terms, source: language ?? 'en' });
  const hasNumbers = lines.some(({ person }) => person.participant !== '');
  return { text, notes: [...(hasNumbers ? [TEAMS] : []), ...notes] };
});

/** Nothing in a download tells which of the two its numbers are. */
const TEAMS =
  "Where teams hand in, the numbers in the names of Moodle's files are the teams' and no participants': then import the worksheet and export from the gradebook instead.";

/** What Moodle's gradebook imports, by ID number, address or user name. */
export const moodleGradebook = describeImport(writeMoodleGradebook, listGradebookHeads);

/** A file for a platform's import. It is laid out by what is known of all rows, so it is written at the end. */
function describeImport(
  write: (lines: readonly ScoreLine[], terms: ImportTerms, context: ReportContext) => ImportFile,
  listHeads: (terms: ImportTerms) => readonly string[] = () => [],
): TextFormat {
  const create = (context: ReportContext): Reporter => {
    const { title, functions } = context.assignment;
    const maxScore = sumPoints(functions.map((fn) => fn.points));
    const terms = { title, maxScore, column: null, hasFeedback: false };
    // Before anything is graded: what a platform would not take is refused here.
    const { text: empty } = write([], terms, context);
    const gatherer = createGatherer(terms.hasFeedback);
    let notes: readonly string[] = [];
    return {
      start: () => '',
      begins: [empty, ...listHeads(terms)],
      row(row) {
        gatherer.add(row);
        return '';
      },
      end() {
        const file = write(gatherer.lines(), terms, context);
        notes = [...gatherer.notes(), ...file.notes];
        return file.text;
      },
      notes: () => notes,
    };
  };
  return { kind: 'text', takes: 'many', wantsWork: false, mixes: 'one', create };
}

function listTitles({ assignment }: ReportContext): readonly CsvCell[] {
  return [
    'Student',
    'ID',
    'SIS User ID',
    'SIS Login ID',
    'Section',
    'Username',
    assignment.title,
    'Max points',
    'Status',
    'File',
    ...assignment.functions.flatMap(({ name }) => [`${name} verdict`, `${name} points`]),
    'Misconceptions',
    'Feedback comments',
    'Email address',
    'Participant',
    'Group',
    'Owner known from',
  ].map((own) => ({ own }));
}

function listCells(
  row: SubmissionReport,
  owner: Identity | null,
  { assignment }: ReportContext,
): readonly CsvCell[] {
  const byName = new Map(row.functions.map((fn) => [fn.name, fn]));
  const mistakes = row.functions.flatMap(({ misconception }) => misconception ?? []);
  const person = owner === null ? null : scoreOwner(owner, row.submission);
  return [
    person?.name ?? row.submission,
    person?.canvasId ?? '',
    person?.sisId ?? '',
    person?.login ?? '',
    '',
    row.submission,
    row.score,
    row.maxScore,
    row.status,
    row.file,
    ...assignment.functions.flatMap((fn): readonly CsvCell[] => {
      const found = byName.get(fn.name);
      return found === undefined ? ['', 0] : [found.verdict, found.score];
    }),
    mistakes.join(' '),
    { own: describeFeedback(row) },
    person?.email ?? '',
    person?.participant ?? '',
    owner?.group?.name ?? owner?.group?.id ?? '',
    owner?.source ?? '',
  ];
}
