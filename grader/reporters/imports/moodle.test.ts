import fc from 'fast-check';
import { hostileId, hostileName } from '../../testing/lms/hostilePeople';
import { importIntoGradebook, type GradebookItem } from '../../testing/lms/moodleGradebookImporter';
import { importWorksheet, type MoodleAssignment } from '../../testing/lms/moodleWorksheetImporter';
import { fuzzParameters } from '../../testing/fuzzSeed';
import { makeScoredPerson, type ImportTerms, type ScoredPerson } from './importFile';
import { moodleLanguageNames, moodleLanguages, recogniseLanguage } from './moodleLanguages';
import { writeMoodleGradebook } from './moodleGradebook';
import { writeMoodleWorksheet } from './moodleWorksheet';

const terms: ImportTerms = { title: 'Initialization', maxScore: 100, column: null, hasFeedback: false };

function line(known: Partial<ScoredPerson>, score = 85, feedback = '') {
  return { person: makeScoredPerson(known), score, feedback };
}

describe('the worksheet', () => {
  it('has the titles, the word and the decimal sign of the language', () => {
    const lines = [line({ name: 'Ada Lovelace', participant: '401' }, 7.5)];
    expect(writeMoodleWorksheet(lines, { ...terms, source: 'en' }).text).toBe(
      'Identifier,Full name,Grade,Maximum grade,Last modified (grade)\nParticipant 401,Ada Lovelace,7.5,100,-\n',
    );
    expect(writeMoodleWorksheet(lines, { ...terms, source: 'de' }).text).toBe(
      'ID,Vollständiger Name,Bewertung,Bestwertung,Zuletzt geändert (Bewertung)\nTeilnehmer/in401,Ada Lovelace,"7,5",100,-\n',
    );
    for (const name of moodleLanguageNames) {
      const { identifier, grade, gradeModified } = moodleLanguages[name];
      expect(recogniseLanguage(['x', gradeModified, identifier, grade])).toBe(name);
    }
    expect(recogniseLanguage(['Student', 'ID'])).toBeNull();
  });

  it('has a column of feedback where it is asked for, and no blank cell in it', () => {
    const lines = [
      line({ name: 'Ada', participant: '1' }, 50, '50 of 100 points.'),
      line({ name: 'Bob', participant: '2' }, 40),
    ];
    const { text, notes } = writeMoodleWorksheet(lines, { ...terms, source: 'en', hasFeedback: true });
    expect(text.split('\n').map((row) => row.split(',').at(-1))).toEqual([
      'Feedback comments',
      '50 of 100 points.',
      '40 of 100 points.',
      '',
    ]);
    expect(notes.at(-1)).toMatch(/^The feedback takes the place/);
  });

  it('tells of a 0, of too much, of whom no number is known, and what to import first', () => {
    const { notes } = writeMoodleWorksheet(
      [
        line({ name: 'Zero', participant: '1' }, 0),
        line({ name: 'Much', participant: '2' }, 101),
        line({ name: 'Nil' }),
      ],
      { ...terms, source: 'en' },
    );
    expect(notes).toEqual([
      "No participant's number is known for 1 student, left out: import the assignment's grading worksheet, or write moodle-gradebook (Nil).",
      'Moodle 5.2 and later ignores a 0 in a worksheet: enter it in Moodle for 1 student (Zero).',
      'Moodle passes over a grade above the maximum: enter it in Moodle for 1 student (Much).',
      expect.stringMatching(
        /^Import the worksheet before feedback files\. Whoever has a grade .* is skipped/,
      ),
    ]);
  });

  const person = fc.record({
    name: hostileName,
    before: fc.option(fc.integer({ min: 0, max: 100 })),
    isKnown: fc.boolean(),
    score: fc.option(fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100)),
  });

  it.each(['4.0', '5.2'] as const)(
    'read as Moodle %s reads it, the right people have the right grades, and nobody else is changed',
    (release) => {
      fc.assert(
        fc.property(
          fc.array(person, { maxLength: 8 }),
          fc.constantFrom(...moodleLanguageNames),
          fc.boolean(),
          (people, language, hasFeedback) => {
            const lines = people.flatMap(({ name, isKnown, score }, index) =>
              score === null
                ? []
                : [line({ name, participant: isKnown ? String(index + 400) : '' }, score, 'f')],
            );
            const { text, notes } = writeMoodleWorksheet(lines, { ...terms, source: language, hasFeedback });
            const assignment: MoodleAssignment = {
              release,
              maxGrade: 100,
              words: moodleLanguages[language],
              updatesNewer: true,
              participants: people.map(({ before }, index) => ({
                number: index + 400,
                record:
                  before === null ? null : { grade: before, changedAt: new Date('2026-11-01T12:00:00Z') },
                comment: 'kept',
              })),
            };
            const imported = importWorksheet(text, assignment);
            if (imported.kind === 'refused') throw new Error(imported.reason);
            for (const [index, { before, isKnown, score }] of people.entries()) {
              const { grade, comment } = imported.outcomes.get(index + 400) ?? { grade: null, comment: '' };
              const isWritten = score !== null && isKnown;
              const isIgnored = release === '5.2' && score === 0;
              expect(grade).toBe(isWritten && !isIgnored ? score : before);
              expect(comment).toBe(isWritten && hasFeedback ? 'f' : 'kept');
              if (isWritten && isIgnored) expect(notes.join()).toMatch(/ignores a 0/);
            }
          },
        ),
        fuzzParameters(300),
      );
    },
  );

  it('says again what the downloaded worksheet said, so that no newer grade is overwritten', () => {
    const changed = 'Tuesday, 24 November 2026, 10:08 AM';
    const rows = new Map([['7', { identifier: 'Participant 7', gradeModified: changed }]]);
    const source = { words: moodleLanguages.en, rows };
    const lines = [line({ name: 'Ada', participant: '7' }, 90), line({ name: 'Eve', participant: '8' }, 90)];
    const { text, notes } = writeMoodleWorksheet(lines, { ...terms, source });
    expect(notes[0]).toBe('The worksheet has no row for 1 student, left out (Eve).');
    const importAt = (changedAt: string) =>
      importWorksheet(text, {
        release: '5.2',
        maxGrade: 100,
        words: moodleLanguages.en,
        updatesNewer: false,
        participants: [{ number: 7, record: { grade: 10, changedAt: new Date(changedAt) }, comment: '' }],
      });
    expect(importAt('2026-11-24T10:08:30Z')).toMatchObject({
      outcomes: new Map([[7, { grade: 90, comment: '' }]]),
    });
    expect(importAt('2026-11-24T10:10:00Z')).toMatchObject({
      outcomes: new Map([[7, { grade: 10, comment: '' }]]),
    });
  });
});

describe('the file for the gradebook', () => {
  it('takes the field that most people have, and leaves out who lacks it or shares it', () => {
    const { text, notes } = writeMoodleGradebook(
      [
        line({ name: 'Ada', email: 'ada@x.edu', sisId: 'S1' }),
        line({ name: 'Bob', email: 'bob@x.edu' }, 100 / 3),
        line({ name: 'Eve', login: 'eve' }),
        line({ name: 'Al', email: 'al@x.edu' }),
        line({ name: 'Al too', email: 'AL@x.edu' }),
      ],
      terms,
    );
    expect(text).toBe('Email address,Initialization\nada@x.edu,85\nbob@x.edu,33.33333\n');
    expect(notes).toEqual([
      'No Email address of their own is known for 3 students, left out: one unknown user stops the import (Eve, Al, Al too).',
      expect.stringMatching(/^Map "Email address" to the user field\. An imported grade overrides/),
    ]);
  });

  const user = fc.record({
    name: hostileName,
    makeId: hostileId,
    before: fc.option(fc.integer({ min: 0, max: 100 })),
    knows: fc.record({ idNumber: fc.boolean(), email: fc.boolean(), username: fc.boolean() }),
    score: fc.option(fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100)),
  });

  it('read as Moodle reads it, nothing is refused, the right people have the right grades, nobody else is changed', () => {
    fc.assert(
      fc.property(fc.array(user, { maxLength: 8 }), fc.constantFrom('.', ','), (sketches, decimalSign) => {
        const users = sketches.map(({ makeId }, index) => ({
          idNumber: makeId(index),
          email: `${makeId(index)}@x.edu`,
          username: `n${makeId(index)}`.toLowerCase(),
        }));
        const lines = sketches.flatMap(({ name, knows, score }, index) => {
          const { idNumber = '', email = '', username = '' } = users[index] ?? {};
          if (score === null) return [];
          const known = {
            name,
            sisId: knows.idNumber ? idNumber : '',
            email: knows.email ? email : '',
            login: knows.username ? username : '',
          };
          return [line(known, score)];
        });
        const { text, notes } = writeMoodleGradebook(lines, terms);
        const item: GradebookItem = {
          maxGrade: 100,
          decimalSign,
          users,
          grades: sketches.map(({ before }) => before),
        };
        const imported = importIntoGradebook(text, item);
        if (imported.kind === 'aborted') throw new Error(imported.reason);
        let left = 0;
        for (const [index, { before, score }] of sketches.entries()) {
          const isWritten = imported.overridden[index] === true;
          expect(imported.grades[index]).toBe(isWritten ? score : before);
          if (score === null) expect(isWritten).toBe(false);
          else if (!isWritten) left += 1;
        }
        const told = /known for (\d+) students?, left out/.exec(notes.join('\n'))?.[1] ?? '0';
        expect(Number(told)).toBe(left);
      }),
      fuzzParameters(500),
    );
  });
});
