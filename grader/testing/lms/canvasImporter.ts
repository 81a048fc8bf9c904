import { MalformedCsv, parseCsv } from './parseCsv';

/**
 * What Canvas makes of a gradebook file, told again by the rules of its own importer. Source: Canvas LMS,
 * lib/gradebook_importer.rb (2026), and the upload page's process_gradebook_upload.js, which sends what differs.
 */

export interface CanvasStudent {
  readonly id: number;
  readonly sisId: string;
  readonly login: string;
  readonly name: string;
  readonly sortableName: string;
}

export interface CanvasAssignment {
  readonly id: number;
  readonly title: string;
}

export type CanvasGrade = number | 'excused' | null;

export interface CanvasCourse {
  readonly students: readonly CanvasStudent[];
  readonly assignments: readonly CanvasAssignment[];
  /** By `student/assignment`; what is not there is null. */
  readonly grades: ReadonlyMap<string, CanvasGrade>;
}

export type CanvasImport =
  | { readonly kind: 'refused'; readonly reason: string }
  | {
      readonly kind: 'imported';
      readonly grades: ReadonlyMap<string, CanvasGrade>;
      /** First cells of rows in which nobody was found: the teacher is asked. */
      readonly strangers: readonly string[];
      /** Titles of columns for which the teacher is asked whether to make an assignment. */
      readonly unknownColumns: readonly string[];
    };

export const keyGrade = (student: number, assignment: number): string => `${student}/${assignment}`;

export function importIntoCanvas(text: string, course: CanvasCourse): CanvasImport {
  try {
    return importRows(readRows(text), course);
  } catch (error) {
    if (error instanceof MalformedCsv) return { kind: 'refused', reason: error.message };
    throw error;
  }
}

function readRows(text: string): readonly (readonly string[])[] {
  const delimiter = sniffDelimiter(text);
  return parseCsv(text, delimiter)
    .filter((row) => !/^[;, ]+$/.test(row.join(delimiter)))
    .map((row) => row.map(normaliseNumber));
}

/** `;` where the first three lines have equally many, and more, fields by it than by a comma. */
function sniffDelimiter(text: string): string {
  const lines = (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).slice(0, 3);
  const count = (delimiter: string): number => {
    try {
      const counts = lines.map((line) => parseCsv(line, delimiter)[0]?.length ?? 0);
      return new Set(counts).size === 1 ? (counts[0] ?? 0) : 0;
    } catch {
      return 0;
    }
  };
  return count(';') > count(',') ? ';' : ',';
}

/** Of several dots and commas among digits the last is taken for the decimal point, wherever the cell stands. */
function normaliseNumber(cell: string): string {
  if (!/^-?[0-9.,]+%?$/.test(cell)) return cell;
  const parts = cell.split(/[,.]/);
  while (parts.at(-1) === '') parts.pop();
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join('')}.${last}`;
}

interface Layout {
  readonly sis: number | null;
  readonly login: number | null;
  /** How many columns tell of the student. */
  readonly width: number;
}

function readLayout(header: readonly string[]): Layout | string {
  const [first = '', second = ''] = header;
  if (!(header.length > 3 && first.includes('Student') && second.includes('ID'))) return 'no Student and ID';
  let layout: Layout = { sis: null, login: null, width: 3 };
  if (/SIS\s+Login\s+ID/.test(header[2] ?? '')) layout = { sis: null, login: 2, width: 4 };
  else if (/SIS\s+User\s+ID/.test(header[2] ?? '') && /SIS\s+Login\s+ID/.test(header[3] ?? '')) {
    const integration = /Integration\s+ID/.test(header[4] ?? '') ? 1 : 0;
    const account = /Root\s+Account/.test(header[4 + integration] ?? '') ? 1 : 0;
    layout = { sis: 2, login: 3, width: 5 + integration + account };
  }
  return (header[layout.width - 1] ?? '').includes('Section') ? layout : 'no Section where it must be';
}

const OWN_TITLES =
  /Current Score|Current Points|Current Grade|Final Score|Final Points|Final Grade|Override Score|Override Grade|Override Status/;

function importRows(rows: readonly (readonly string[])[], course: CanvasCourse): CanvasImport {
  const [header = [], ...body] = rows;
  const layout = readLayout(header);
  if (typeof layout === 'string') return { kind: 'refused', reason: layout };
  const titles = header.slice(layout.width).filter((title) => !OWN_TITLES.test(title));
  const found = titles.map((title) => ({ title, assignment: findAssignment(title, course) }));
  const isPoints = (row: readonly string[]) => (row[0] ?? '').includes('Points Possible');
  const points = body.find(isPoints) ?? [];
  const grades = new Map(course.grades);
  const strangers: string[] = [];
  for (const row of body) {
    if (isPoints(row)) continue;
    const filled = row.filter((cell) => cell !== '');
    if (filled.every((cell) => /^\s*(Muted|Manual Posting.*)?\s*$/i.test(cell))) continue;
    const student = findStudent(row, layout, course);
    if (student === null) strangers.push(row[0] ?? '');
    else
      for (const { title, assignment } of found) {
        const index = header.indexOf(title);
        if (assignment === null || /read\s+only/.test(points[index] ?? '')) continue;
        grades.set(keyGrade(student.id, assignment.id), readGrade((row[index] ?? '').trim()));
      }
  }
  const unknownColumns = found.flatMap(({ title, assignment }) => (assignment === null ? [title] : []));
  return { kind: 'imported', grades, strangers, unknownColumns };
}

/** The number in brackets decides, whatever the title; else the whole title. */
function findAssignment(title: string, { assignments }: CanvasCourse): CanvasAssignment | null {
  const id = /\((\d+)\)$/.exec(title)?.[1];
  const byId = id === undefined ? undefined : assignments.find((item) => item.id === Number(id));
  return byId ?? assignments.find((item) => item.title === title) ?? null;
}

/** By `ID` as an integer, else by SIS ids, else the first who is called so; the name beside a number is not looked at. */
function findStudent(
  row: readonly string[],
  { sis, login }: Layout,
  { students }: CanvasCourse,
): CanvasStudent | null {
  const [name = '', id = ''] = row;
  const cell = (index: number | null) => (index === null ? '' : (row[index] ?? ''));
  return (
    students.find((student) => id.trim() !== '' && student.id === Number.parseInt(id, 10)) ??
    students.find(({ sisId }) => cell(sis) !== '' && sisId === cell(sis)) ??
    students.find((student) => cell(login) !== '' && student.login === cell(login)) ??
    students.find((student) => student.name === name || student.sortableName === name) ??
    null
  );
}

/** What is no number clears the grade, as an empty cell does. Of a column of points out of 100. */
function readGrade(cell: string): CanvasGrade {
  if (/^(ex|excused)$/i.test(cell)) return 'excused';
  const number = cell.endsWith('%') ? cell.slice(0, -1) : cell;
  return /^-?\d+(\.\d+)?$/.test(number) ? Number(number) : null;
}
