import { parse } from 'csv-parse/sync';
import type { Identity, SubmissionReport } from '../domain';
import { renderReport } from './testing/renderReport';
import { canvas, csv, moodle, moodleGradebook } from './gradebook';
import { hiddenOnly, hostile, mixed, perfect, rejected } from './testing/sampleRows';

const rows = [perfect, hiddenOnly, mixed, rejected];

function read(text: string): string[][] {
  return parse(text, { bom: true });
}

function own(row: SubmissionReport, ...owners: readonly Partial<Identity>[]): SubmissionReport {
  const nobody: Identity = { source: 'file', identifiers: [], name: null, group: null, isAnonymous: false };
  return { ...row, owners: owners.map((owner) => ({ ...nobody, ...owner })) };
}

const fromCanvas = own(perfect, {
  source: 'canvas',
  identifiers: [{ kind: 'lms-id', value: '340934' }],
  name: 'lovelaceada',
});
const fromMoodle = own(hiddenOnly, {
  source: 'moodle',
  identifiers: [{ kind: 'participant', value: '401' }],
  name: 'Ada Lovelace',
});
const group = own(
  mixed,
  {
    source: 'gradescope',
    identifiers: [
      { kind: 'sis-id', value: '0042' },
      { kind: 'email', value: 'ada@x.edu' },
    ],
    name: 'Ada Lovelace',
  },
  { source: 'gradescope', identifiers: [{ kind: 'email', value: 'alan@x.edu' }], name: 'Alan Turing' },
);
const nobodys = own(rejected);

/** What a report tells beside its text. */
function listNotes(format: typeof canvas, given: readonly SubmissionReport[]): readonly string[] {
  const notes: string[] = [];
  const create: typeof format.create = (context) => {
    const reporter = format.create(context);
    return {
      ...reporter,
      end() {
        const text = reporter.end();
        notes.push(...(reporter.notes?.() ?? []));
        return text;
      },
    };
  };
  renderReport({ ...format, create }, given);
  return notes;
}

describe('canvas', () => {
  it('has the header and the row of possible points that Canvas looks for, then a row for each owner', () => {
    const text = renderReport(canvas, [fromCanvas, group, nobodys]);
    expect(text.split('\n')[0]).toBe('Student,ID,SIS User ID,SIS Login ID,Section,Initialization');
    expect(text.split('\n')[1]).toBe('    Points Possible,,,,,100');
    expect(read(text).slice(2)).toEqual([
      ['lovelaceada', '340934', '', '', '', '20'],
      ['Ada Lovelace', '', '0042', '', '', '32.5'],
      ['Alan Turing', '', '', '', '', '32.5'],
    ]);
    expect(listNotes(canvas, [fromCanvas, nobodys])).toEqual([
      'Nobody is known to have handed in broken: left out; name them with --student or --student-from.',
    ]);
  });

  it('takes the name of a submission for a login where a report was written before owners were known', () => {
    expect(read(renderReport(canvas, rows)).slice(2)).toEqual([
      ['perfect', '', '', 'perfect', '', '20'],
      ['hidden', '', '', 'hidden', '', '10'],
      ['alice', '', '', 'alice', '', '32.5'],
      ['broken', '', '', 'broken', '', '0'],
    ]);
  });

  it('has one row for who handed in several, and none for who is hidden', () => {
    const { owners = [] } = fromCanvas;
    const hidden = own(hiddenOnly, { source: 'canvas', name: 'anon_a1', isAnonymous: true });
    const given = [{ ...mixed, owners }, fromCanvas, hidden];
    expect(read(renderReport(canvas, given)).slice(2)).toEqual([
      ['lovelaceada', '340934', '', '', '', '32.5'],
    ]);
    expect(listNotes(canvas, given)).toEqual([
      'Several submissions of 1 student: the one with the most points counts (lovelaceada).',
      'Nothing is known by which Canvas would find 1 student, left out (anon_a1).',
    ]);
  });
});

describe('moodle', () => {
  it("is the grading worksheet of those whose participant's number the download told", () => {
    expect(renderReport(moodle, [fromMoodle, fromCanvas])).toBe(
      'Identifier,Full name,Grade,Maximum grade,Last modified (grade)\nParticipant 401,Ada Lovelace,10,100,-\n',
    );
    expect(renderReport(moodle, [fromMoodle], { language: 'fr' })).toMatch(
      /^Identifiant,[^]*\nParticipant401,Ada Lovelace,10,100,-\n$/,
    );
    expect(listNotes(moodle, [fromMoodle, fromCanvas])).toEqual([
      expect.stringMatching(/^Where teams hand in, the numbers/),
      expect.stringMatching(
        /^No participant's number is known for 1 student, left out: .*\(lovelaceada\)\.$/,
      ),
      expect.stringMatching(/^Import the worksheet before feedback files/),
    ]);
  });
});

it('moodle-gradebook tells people by what is known of them', () => {
  expect(renderReport(moodleGradebook, [group, nobodys])).toBe(
    'Email address,Initialization\nada@x.edu,32.5\nalan@x.edu,32.5\n',
  );
});

describe('csv', () => {
  it('has one row for each owner with everything, for Excel too', () => {
    const text = renderReport(csv, [group, nobodys]);
    expect(text.startsWith('\ufeffStudent,')).toBe(true);
    const records: Record<string, string>[] = parse(text, { bom: true, columns: true });
    expect(records).toHaveLength(3);
    expect(records[0]).toMatchObject({
      Student: 'Ada Lovelace',
      ID: '',
      'SIS User ID': '0042',
      'SIS Login ID': '',
      Section: '',
      Username: 'alice',
      Initialization: '32.5',
      'Max points': '70',
      Status: 'graded',
      File: 'class/alice.ipynb',
      'initializeParametersZeros verdict': 'passed',
      'initializeParametersZeros points': '20',
      'initializeParametersRandom verdict': 'threw',
      'initializeParametersRandom points': '0',
      'initializeParametersHe verdict': 'failed',
      'initializeParametersHe points': '12.5',
      Misconceptions: 'xavier-scaling',
      'Email address': 'ada@x.edu',
      'Owner known from': 'gradescope',
    });
    expect(records[1]).toMatchObject({
      Student: 'Alan Turing',
      'Email address': 'alan@x.edu',
      Username: 'alice',
    });
    expect(records[2]).toMatchObject({ Student: 'broken', 'SIS Login ID': '', Status: 'rejected' });
  });

  it('tells what to mend', () => {
    const records: Record<string, string>[] = parse(renderReport(csv, rows), { bom: true, columns: true });
    const feedback = records.map((record) => record['Feedback comments']);
    expect(feedback[0]).toBe('20 of 20 points. Every check passes, the hidden ones too.');
    expect(feedback[1]).toBe(
      '10 of 20 points. [initializeParametersZeros: failed, 10/20] values-hidden-1 (−10): A hidden case has other values than it should. Hint: Hint of values-hidden-1.',
    );
    expect(feedback[2]).toMatch(
      /^32\.5 of 70 points\. \[initializeParametersRandom: threw, 0\/20\] cell 4, line 8: .* \[initializeParametersHe: failed, 12\.5\/30\] cell 5: You divided/,
    );
    expect(feedback[3]).toBe('0 of 60 points. broken.ipynb is no JSON: line 3 ends too early');
  });
});

describe.each([
  ['csv', csv, 1],
  ['canvas', canvas, 2],
  ['moodle', moodle, 1],
  ['moodle-gradebook', moodleGradebook, 1],
])('%s', (_, format, heads) => {
  it.each([
    '=x()',
    '+1',
    '-1',
    '@x',
    '\tx',
    '::error::x',
    '##vso[task.complete]',
    "##teamcity[x 'y']",
    '##[group]x',
  ])('holds a student called %j in its cells, and nothing in it is obeyed', (name) => {
    const email = { kind: 'email', value: 'a@x.edu' } as const;
    const canvasUser = {
      source: 'canvas',
      identifiers: [{ kind: 'lms-id', value: '7' }, email],
      name,
    } as const;
    const moodleUser = {
      source: 'moodle',
      identifiers: [{ kind: 'participant', value: '7' }],
      name,
    } as const;
    const given = [own({ ...hostile, submission: name }, canvasUser), own(hostile, moodleUser)];
    const text = renderReport(format, given);
    const lines = text.trimEnd().split('\n');
    for (const line of lines) expect(line).not.toMatch(/^\s*"?::|##\[|##vso\[|##teamcity\[/);
    expect(read(text).length).toBeGreaterThan(heads);
    for (const cell of read(text).slice(heads).flat()) {
      if (cell !== '-') expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      expect(cell).not.toMatch(/[\r\n]/);
    }
  });

  it('has its headers where the batch is empty', () => {
    expect(read(renderReport(format, []))).toHaveLength(heads);
  });
});
