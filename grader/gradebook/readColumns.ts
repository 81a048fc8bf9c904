import type { RosterSource } from './roster';
import { foldTitle, readTitle, type RosterField } from './rosterHeaders';
import type { RosterNote } from './rosterNotes';

/** What the columns of a roster say. */
export interface Columns {
  readonly source: RosterSource;
  /** Whether they tell one person from another. */
  readonly tellsPeople: boolean;
  readonly notes: readonly RosterNote[];
  /** The first cell of a row that is not empty, of those that say this. */
  readonly find: (field: RosterField, record: readonly string[]) => string;
  /** All of them. */
  readonly list: (field: RosterField, record: readonly string[]) => readonly string[];
}

interface Column {
  readonly at: number;
  readonly title: string;
  readonly field: RosterField | null;
}

/** Reads a header; what a title leaves open (`ID`, `Nome`) the other titles and the cells decide. */
export function readColumns(header: readonly string[], records: readonly (readonly string[])[]): Columns {
  const titled = header.map((title, at): Column => ({ at, title: title.trim(), field: readTitle(title) }));
  const cells = ({ at }: Column) =>
    records.map((record) => readCell(record[at])).filter((text) => text !== '');
  const source = recognise(titled, cells);
  const columns = settle(titled, source, cells);
  const listCells = (field: RosterField, record: readonly string[]) =>
    columns.flatMap((column) => {
      const text = column.field === field ? readCell(record[column.at]) : '';
      return text === '' ? [] : [text];
    });
  return {
    source,
    tellsPeople: columns.some(({ field }) => field !== null && TELLING.has(field)),
    notes: noteColumns(titled, columns, source),
    list: listCells,
    find: (field, record) => listCells(field, record)[0] ?? '',
  };
}

const TELLING: ReadonlySet<RosterField> = new Set([
  'name',
  'first',
  'last',
  'lmsId',
  'sisId',
  'login',
  'email',
  'github',
  'participant',
]);

/** Canvas writes `="…"` where a spreadsheet would take a name for a formula. */
function readCell(cell = ''): string {
  const [, quoted] = /^="(.*)"$/s.exec(cell.trim()) ?? [];
  return (quoted === undefined ? cell : quoted.replaceAll('""', '"')).trim().normalize('NFC');
}

/** `Participant 12`: one word for all, then a number. In French and Dutch there is no blank between them. */
function areParticipants(texts: readonly string[]): boolean {
  const words = new Set(texts.map((text) => /^(\D*\p{Letter}\D*)\d+$/u.exec(text)?.[1]));
  return words.size === 1 && !words.has(undefined);
}

function recognise(columns: readonly Column[], cells: (column: Column) => readonly string[]): RosterSource {
  const titles = new Set(columns.map(({ title }) => foldTitle(title)));
  const has = (field: RosterField) => columns.some((column) => column.field === field);
  if (has('github')) return 'classroom';
  const isWorksheet = columns.some(
    (column) =>
      (column.field === 'participant' && (areParticipants(cells(column)) || has('modified'))) ||
      (column.field === 'lmsId' && areParticipants(cells(column))),
  );
  if (isWorksheet) return 'worksheet';
  const isNamed = titles.has('student') || (titles.has('lastname') && titles.has('firstname'));
  if (isNamed && titles.has('id') && titles.has('section')) return 'canvas';
  if (titles.has('canvas_user_id') || titles.has('canvas user id')) return 'canvas';
  if (titles.has('sid') && has('email')) return 'gradescope';
  return has('first') && has('last') && (has('groups') || has('login') || has('email')) ? 'moodle' : 'csv';
}

function settle(
  columns: readonly Column[],
  source: RosterSource,
  cells: (column: Column) => readonly string[],
): readonly Column[] {
  const has = (field: RosterField) => columns.some((column) => column.field === field);
  const isEmail = (column: Column) => {
    const texts = cells(column);
    return texts.length > 0 && texts.every((text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text));
  };
  const section = columns.findIndex(({ title }) => foldTitle(title) === 'section');
  return columns.map((column): Column => {
    const { field, at } = column;
    // Behind it Canvas has scores alone, whatever an assignment is called.
    const isScore = field === null || /\(\d+\)$/.test(column.title);
    if (source === 'canvas' && section > 0 && at > section && isScore) return { ...column, field: 'other' };
    if (source === 'worksheet' && field === 'lmsId' && areParticipants(cells(column)))
      return { ...column, field: 'participant' };
    if (source !== 'worksheet' && source !== 'classroom' && field === 'participant')
      return { ...column, field: isEmail(column) ? 'email' : 'login' };
    // `Nome` is a first name beside `Cognome`, and a name alone.
    if (field === 'first' && !has('last') && !has('name')) return { ...column, field: 'name' };
    if (field === 'last' && !has('first') && !has('name')) return { ...column, field: 'name' };
    if (field === null && !has('email') && isEmail(column)) return { ...column, field: 'email' };
    return column;
  });
}

function noteColumns(
  titled: readonly Column[],
  columns: readonly Column[],
  source: RosterSource,
): readonly RosterNote[] {
  const of = (field: RosterField) => columns.filter((column) => column.field === field);
  const unknown = columns.filter(({ field, title }) => field === null && title !== '');
  const scores = columns.filter(
    ({ field, at }) => source === 'canvas' && field === 'other' && titled[at]?.field !== 'other',
  );
  const repeated = [...TELLING, 'section', 'modified']
    .map((field) => of(field as RosterField))
    .filter(({ length }) => length > 1);
  const sure = [...TELLING].some((field) => !NAMES.has(field) && of(field).length > 0);
  return [
    ...(source === 'classroom' ? [{ kind: 'retired' } as const] : []),
    ...(unknown.length === 0
      ? []
      : [{ kind: 'unknown-columns', titles: unknown.map(({ title }) => title) } as const]),
    ...(scores.length === 0 ? [] : [{ kind: 'score-columns', count: scores.length } as const]),
    ...repeated.flatMap((items): readonly RosterNote[] => {
      const field = items[0]?.field ?? null;
      return field === null ? [] : [{ kind: 'same-meaning', field, titles: items.map(({ title }) => title) }];
    }),
    ...columns.flatMap(({ field, title, at }): readonly RosterNote[] =>
      field === 'email' && titled[at]?.field === null ? [{ kind: 'recognised', field, title }] : [],
    ),
    ...(sure ? [] : [{ kind: 'names-only' } as const]),
  ];
}

const NAMES: ReadonlySet<RosterField> = new Set(['name', 'first', 'last']);
