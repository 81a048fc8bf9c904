import fc from 'fast-check';
import {
  importIntoCanvas,
  keyGrade,
  type CanvasCourse,
  type CanvasGrade,
} from '../../testing/lms/canvasImporter';
import { hostileId, hostileName } from '../../testing/lms/hostilePeople';
import { fuzzParameters } from '../../testing/fuzzSeed';
import { writeCanvas } from './canvas';
import { makeScoredPerson, type ImportTerms, type ScoredPerson } from './importFile';

const terms: ImportTerms = { title: 'Initialization', maxScore: 100, column: null, hasFeedback: false };

function line(known: Partial<ScoredPerson>, score = 85) {
  return { person: makeScoredPerson(known), score, feedback: '' };
}

const ada = line({ name: 'Lovelace, Ada', canvasId: '11', sisId: 'S1', login: 'ada', section: 'A' });

it('has the header and the points that Canvas looks for, and a row for each score', () => {
  expect(writeCanvas([ada, line({ name: 'Turing, Alan', canvasId: '12' }, 7.5)], terms)).toEqual({
    text: `Student,ID,SIS User ID,SIS Login ID,Section,Initialization
    Points Possible,,,,,100
"Lovelace, Ada",11,S1,ada,A,85
"Turing, Alan",12,,,,7.5
`,
    notes: [],
  });
});

it('has the columns of an integration and an account where somebody has them', () => {
  const [header, , row] = writeCanvas(
    [line({ name: 'A', canvasId: '1', sisId: 's', login: 'l', integrationId: 'i', rootAccount: 'r.edu' })],
    { ...terms, column: 'Initialization (1234)' },
  ).text.split('\n');
  expect(header).toBe(
    'Student,ID,SIS User ID,SIS Login ID,Integration ID,Root Account,Section,Initialization (1234)',
  );
  expect(row).toBe('A,1,s,l,i,r.edu,,85');
});

it.each([
  'Final Score',
  'Week 1 Current Grade',
  'Override Score (Fall)',
  'Unposted Final Points',
  'Override Status',
  'Section',
  'ID',
  '1.2.3',
])('a title that Canvas would not take for the assignment is refused: %s', (title) => {
  expect(() => writeCanvas([ada], { ...terms, title })).toThrow(
    /^Canvas .*: rename the assignment in Canvas/,
  );
});

it('tells what Canvas would not find, read otherwise or round', () => {
  const { text, notes } = writeCanvas(
    [
      ada,
      line({ name: 'nobody', isCalledSo: false }),
      line({ name: 'Twin' }),
      line({ name: 'Twin' }),
      line({ name: 'Solo' }),
      line({ name: 'Dots', sisId: '1.2.3', login: 'dots' }),
      line({ name: 'Thirds', canvasId: '13' }, 100 / 3),
    ],
    { ...terms, title: 'Homework (2)' },
  );
  expect(notes).toEqual([
    'Canvas takes the (2) of "Homework (2)" for the number of an assignment: give the column as Canvas exports it with --column "TITLE (ID)".',
    'Nothing is known by which Canvas would find 3 students, left out (nobody, Twin, Twin).',
    'By name alone, and of namesakes the first, Canvas finds 1 student (Solo).',
    "No number of Canvas's is known for 1 student, found by SIS ID or login (Dots).",
    'Canvas reads digits with dots or commas as a number ("1.2.3" as "12.3"): such an ID is left out for 1 student (Dots).',
    'Canvas keeps 2 decimals: rounded for 1 student (Thirds).',
  ]);
  expect(text).not.toMatch(/nobody|Twin|1\.2\.3|33\.333/);
});

interface Sketch {
  readonly name: string;
  readonly makeId: (number: number) => string;
  readonly before: CanvasGrade;
  readonly score: number | null;
  /** What the kit knows of them. */
  readonly knows: { readonly id: boolean; readonly sis: boolean; readonly login: boolean };
}

const sketch: fc.Arbitrary<Sketch> = fc.record({
  name: hostileName,
  makeId: hostileId,
  before: fc.oneof(fc.constant(null), fc.constant('excused' as const), fc.integer({ min: 0, max: 100 })),
  score: fc.option(fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100)),
  knows: fc.record({ id: fc.boolean(), sis: fc.boolean(), login: fc.boolean() }),
});

const title = fc.constantFrom(
  'Initialization',
  'A, B; "C"',
  ';;;;;;;;;',
  '=1+1',
  'Two\twords',
  'Week (2)',
  ' x ',
);

it('read as Canvas reads it, the right people have the right scores, and nobody else is changed', () => {
  fc.assert(
    fc.property(fc.array(sketch, { maxLength: 8 }), title, (sketches, chosen) => {
      const shown = chosen.replace('\t', ' ').trim();
      const students = sketches.map(({ name, makeId }, index) => ({
        id: index + 10,
        sisId: makeId(index),
        login: `l${makeId(index)}`,
        name: `${name} ${index}`,
        sortableName: `${index}, ${name}`,
      }));
      const course: CanvasCourse = {
        students,
        assignments: [
          { id: 1, title: 'Another' },
          { id: 7, title: shown },
        ],
        grades: new Map(sketches.map(({ before }, index) => [keyGrade(index + 10, 7), before])),
      };
      const lines = sketches.flatMap(({ score, knows }, index) => {
        const student = students[index];
        if (score === null || student === undefined) return [];
        const person = makeScoredPerson({
          name: student.name,
          canvasId: knows.id ? String(student.id) : '',
          sisId: knows.sis ? student.sisId : '',
          login: knows.login ? student.login : '',
        });
        return [{ person, score, feedback: '' }];
      });
      const { text, notes } = writeCanvas(lines, { ...terms, title: chosen });
      const imported = importIntoCanvas(text, course);
      if (imported.kind === 'refused') throw new Error(imported.reason);
      expect([imported.strangers, imported.unknownColumns]).toEqual([[], []]);
      for (const [index, { before, score, knows }] of sketches.entries()) {
        const after = imported.grades.get(keyGrade(index + 10, 7)) ?? null;
        if (score === null) expect(after).toBe(before);
        else if (knows.id) expect(after).toBe(score);
        else expect([before, score]).toContain(after);
        if (after !== score && score !== null) expect(notes.join('\n')).toMatch(/left out/);
      }
    }),
    fuzzParameters(600),
  );
});
