import { guardText, writeRows, type CsvCell } from '../csvRows';
import { UserFault } from '../../utils/userFault';
import type { ImportFile, ImportTerms, ScoredPerson, ScoreLine } from './importFile';
import { noteOn, writePoints } from './notes';

/**
 * What Canvas imports into its gradebook. It finds students by `ID`, else by SIS ids, else by name; a row is written only
 * for who has a score, since an empty cell clears the score that is there and takes an excuse back.
 * Source: Canvas LMS, lib/gradebook_importer.rb.
 * @throws UserFault when Canvas would take the assignment's column for one of its own
 */
export function writeCanvas(lines: readonly ScoreLine[], terms: ImportTerms): ImportFile {
  const column = chooseCanvasColumn(terms);
  const names = countNames(lines);
  const known = lines.map((line) => ({ ...line, cells: identify(line.person, names) }));
  const rows = known.filter(({ cells }) => isFound(cells));
  const columns = chooseColumns(rows.map(({ cells }) => cells));
  const head = ['Student', 'ID', ...columns.map(({ title }) => title), 'Section'];
  const text = writeRows([
    [...head, column].map((own) => ({ own })),
    [
      { own: '    Points Possible' },
      ...head.slice(1).map(() => ''),
      { own: writePoints(terms.maxScore, DECIMALS) },
    ],
    ...rows.map(({ cells, score }): readonly CsvCell[] => [
      cells.name,
      cells.id,
      ...columns.map(({ read }) => read(cells)),
      cells.section,
      { own: writePoints(score, DECIMALS) },
    ]),
  ]);
  return { text, notes: [...describeNumber(terms), ...describe(known)] };
}

/** Canvas shows no more, and compares no more when a file comes back. */
const DECIMALS = 2;

/** @throws UserFault with the remedy */
function chooseCanvasColumn({ title, column }: Pick<ImportTerms, 'title' | 'column'>): string {
  const chosen = (column ?? title).replace(/[\r\n\t]+/g, ' ').trim();
  const own = OWN_COLUMNS.exec(chosen)?.[0] ?? [...INFO_COLUMNS].find((name) => name === chosen);
  if (own !== undefined)
    throw new UserFault(
      `Canvas takes a column called "${chosen}" for its own "${own}" and drops its scores: rename the assignment in Canvas, and its title in assignment.json.`,
    );
  if (chosen === '' || isRewritten(chosen))
    throw new UserFault(
      `Canvas reads a column called "${chosen}" as a number: rename the assignment in Canvas, and its title in assignment.json, or give its column as Canvas exports it with --column "TITLE (ID)".`,
    );
  return chosen;
}

/** Wherever they stand in a title, Canvas passes its column over. */
const OWN_COLUMNS = /(?:Current|Final) (?:Score|Points|Grade)|Override (?:Score|Grade|Status)/;

/** Of two columns with one title Canvas reads the first. */
const INFO_COLUMNS: ReadonlySet<string> = new Set([
  'Student',
  'LastName',
  'FirstName',
  'ID',
  'SIS User ID',
  'SIS Login ID',
  'Section',
  'Integration ID',
  'Root Account',
]);

/** Cells of digits, dots and commas lose all marks but the last. */
function isRewritten(text: string): boolean {
  return /^-?[\d.,]+%?$/.test(text) && /[.,]/.test(text);
}

/** What stands in a person's row; a cell by which Canvas would find nobody, or somebody else, is empty. */
interface Cells {
  readonly name: string;
  /** Whether Canvas may find somebody by the name. */
  readonly isNameKnown: boolean;
  readonly id: string;
  readonly sisId: string;
  readonly login: string;
  readonly integrationId: string;
  readonly rootAccount: string;
  readonly section: string;
  /** Whether an identifier was left out, since Canvas would read another one. */
  readonly isRewritten: boolean;
}

function identify(person: ScoredPerson, names: ReadonlyMap<string, number>): Cells {
  const name = person.name.replaceAll('Points Possible', 'Points-Possible');
  const keep = (text: string) => (guardText(text) === text && !isRewritten(text) ? text : '');
  return {
    name,
    isNameKnown:
      person.isCalledSo && name !== '' && keep(name) === person.name && names.get(person.name) === 1,
    // "12ab" would be 12, and somebody else.
    id: /^[1-9]\d*$/.test(person.canvasId) ? person.canvasId : '',
    sisId: keep(person.sisId),
    login: keep(person.login),
    integrationId: keep(person.integrationId),
    rootAccount: keep(person.rootAccount),
    section: person.section,
    isRewritten: isRewritten(person.sisId) || isRewritten(person.login),
  };
}

function isFound(cells: Cells): boolean {
  return hasNumber(cells) || hasSis(cells) || cells.isNameKnown;
}

function hasNumber({ id }: Cells): boolean {
  return id !== '';
}

function hasSis({ sisId, login }: Cells): boolean {
  return sisId !== '' || login !== '';
}

/** Of namesakes Canvas takes the first. */
function countNames(lines: readonly ScoreLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { person } of lines) counts.set(person.name, (counts.get(person.name) ?? 0) + 1);
  return counts;
}

interface Column {
  readonly title: string;
  readonly read: (cells: Cells) => string;
}

const SIS: Column = { title: 'SIS User ID', read: ({ sisId }) => sisId };
const LOGIN: Column = { title: 'SIS Login ID', read: ({ login }) => login };
const INTEGRATION: Column = { title: 'Integration ID', read: ({ integrationId }) => integrationId };
const ACCOUNT: Column = { title: 'Root Account', read: ({ rootAccount }) => rootAccount };

/** Those that Canvas takes between `ID` and `Section`: the last two only behind the first two. */
function chooseColumns(cells: readonly Cells[]): readonly Column[] {
  const optional = [INTEGRATION, ACCOUNT].filter(({ read }) => cells.some((item) => read(item) !== ''));
  return [SIS, LOGIN, ...optional];
}

/** A number at the end of a title, in brackets, is Canvas's own number of an assignment. */
function describeNumber({ title, column }: ImportTerms): readonly string[] {
  const [number] = column === null ? (/\(\d+\)$/.exec(title.trim()) ?? []) : [];
  return number === undefined
    ? []
    : [
        `Canvas takes the ${number} of "${title}" for the number of an assignment: give the column as Canvas exports it with --column "TITLE (ID)".`,
      ];
}

function describe(known: readonly (ScoreLine & { readonly cells: Cells })[]): readonly string[] {
  const people = (items: readonly ScoreLine[]) => items.map(({ person }) => person);
  const found = known.filter(({ cells }) => isFound(cells));
  return [
    ...noteOn(
      people(known.filter(({ cells }) => !isFound(cells))),
      (count) => `Nothing is known by which Canvas would find ${count}, left out`,
    ),
    ...noteOn(
      people(found.filter(({ cells }) => !hasNumber(cells) && !hasSis(cells))),
      (count) => `By name alone, and of namesakes the first, Canvas finds ${count}`,
    ),
    ...noteOn(
      people(
        found.filter(
          ({ cells }) => !hasNumber(cells) && hasSis(cells) && known.some((item) => hasNumber(item.cells)),
        ),
      ),
      (count) => `No number of Canvas's is known for ${count}, found by SIS ID or login`,
    ),
    ...noteOn(
      people(known.filter(({ cells }) => cells.isRewritten)),
      (count) =>
        `Canvas reads digits with dots or commas as a number ("1.2.3" as "12.3"): such an ID is left out for ${count}`,
    ),
    ...noteOn(
      people(found.filter(({ score }) => Number(score.toFixed(DECIMALS)) !== Number(score.toFixed(6)))),
      (count) => `Canvas keeps 2 decimals: rounded for ${count}`,
    ),
  ];
}
