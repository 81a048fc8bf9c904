import { keyOwner, type Identity } from '../../../domain';
import type { AttemptEntry, Adjustment } from '../../../gradebook/attemptEntry';
import { makePerson, pickFacts, type Person } from '../../../gradebook/roster';
import { summarise, type Summary } from '../../../gradebook/summarise';
import { makeIdentity } from '../../../testing/makeAttempt';
import { describeCanvas } from './canvasNotes';
import { scorePeople } from './scorePeople';

const graded = new Date('2026-12-09T12:00:00Z');

function attempt(known: Partial<Identity>, score = 80): AttemptEntry {
  const owner = makeIdentity(known);
  const student = owner.name ?? owner.group?.name ?? '?';
  return {
    student,
    owner,
    ownerKey: keyOwner(owner) ?? '?',
    fileHash: student,
    handIn: { kind: 'unknown' },
    firstGradedAt: graded,
    gradedAt: graded,
    status: 'graded',
    score,
    maxScore: 100,
    graderVersion: '0.1.0',
    revision: 'r1',
    gradings: 1,
    report: null,
  };
}

function adjust(person: Person, amount: number): Adjustment {
  return {
    kind: 'points',
    amount,
    reason: 'r',
    madeBy: 'm',
    madeAt: graded,
    owner: null,
    person: pickFacts(person),
    student: person.name,
  };
}

function sumUp(
  attempts: readonly AttemptEntry[],
  roster: readonly Person[] = [],
  adjustments: readonly Adjustment[] = [],
): readonly Summary[] {
  const gradebook = { attempts, adjustments, roster, links: new Map(), extensions: [], times: new Map() };
  return summarise(gradebook, { assignment: 'hw', deadline: null, counts: 'best' });
}

const score = (attempts: readonly AttemptEntry[], roster: readonly Person[] = [], takesHidden = false) =>
  scorePeople({ assignment: 'hw', summaries: sumUp(attempts, roster), roster }, takesHidden);

const canvasUser = (id: string, name: string): Partial<Identity> => ({
  source: 'canvas',
  name,
  identifiers: [{ kind: 'lms-id', value: id }],
});
const participant = (number: string, name: string, isAnonymous = false): Partial<Identity> => ({
  source: 'moodle',
  name,
  identifiers: [{ kind: 'participant', value: number }],
  isAnonymous,
});

it('without a roster a download says all that is known', () => {
  const { lines, notes } = score([attempt(canvasUser('11', 'smithjohn')), attempt(participant('7', 'Ada'))]);
  expect(lines.map(({ person }) => [person.name, person.canvasId, person.participant])).toEqual([
    ['Ada', '', '7'],
    ['smithjohn', '11', ''],
  ]);
  expect(notes).toEqual([]);
});

it("a number is Canvas's where the roster or the download is", () => {
  const ada = { name: 'Ada Lovelace', lmsId: '5' };
  const find = (person: Person, owner: Partial<Identity>) =>
    score([attempt(owner)], [person]).lines[0]?.person.canvasId;
  const named = { source: 'folder', name: 'Ada Lovelace' } as const;
  expect(find(makePerson({ ...ada, source: 'canvas' }), named)).toBe('5');
  expect(find(makePerson({ ...ada, source: 'csv' }), named)).toBe('5');
  expect(find(makePerson({ ...ada, source: 'moodle' }), named)).toBe('');
  expect(find(makePerson({ name: 'Ada Lovelace', source: 'moodle' }), canvasUser('9', 'Ada Lovelace'))).toBe(
    '9',
  );
});

it("the worksheet's number is a participant's, and a team's number is nobody's", () => {
  const ada = makePerson({ name: 'Ada', groups: ['Team 1'] });
  const find = (person: Person, owner: Partial<Identity>) =>
    score([attempt(owner)], [person]).lines[0]?.person.participant;
  expect(find({ ...ada, participants: [{ assignment: 'hw', number: '7' }] }, participant('7', 'Ada'))).toBe(
    '7',
  );
  expect(
    find({ ...ada, participants: [{ assignment: 'other', number: '3' }] }, participant('7', 'Ada')),
  ).toBe('7');
  expect(find(ada, participant('400', 'Team 1'))).toBe('');
});

it('whoever is in no roster is left out and told, but for those whom Moodle hides', () => {
  const roster = [makePerson({ name: 'Ada' }), makePerson({ name: 'Zoe' })];
  const attempts = [
    attempt({ name: 'Ada' }),
    attempt({ name: 'Mallory' }),
    attempt(participant('9', 'Participant', true)),
  ];
  const { lines, notes } = score(attempts, roster, true);
  expect(lines.map(({ person }) => [person.name, person.participant])).toEqual([
    ['Ada', ''],
    ['Participant', '9'],
  ]);
  expect(notes).toEqual([
    expect.stringMatching(/^In the roster nobody is found for 1 student.* \(Mallory\)\.$/),
  ]);
  expect(score(attempts, roster).lines.map(({ person }) => person.name)).toEqual(['Ada']);
});

it('of two namesakes in the roster none is found by name', () => {
  const roster = [makePerson({ name: 'Ada', login: 'a1' }), makePerson({ name: 'Ada', login: 'a2' })];
  const named = { source: 'named', name: 'Ada', identifiers: [{ kind: 'login', value: 'a1' }] } as const;
  expect(
    score([attempt(named)], roster).lines.map(({ person }) => [person.login, person.isCalledSo]),
  ).toEqual([['a1', false]]);
});

it('tells of a group whose members have different scores, and of nobody else', () => {
  const roster = ['Ada', 'Alan', 'Eve'].map((name) =>
    makePerson({ name, groups: name === 'Eve' ? [] : ['Team 1'] }),
  );
  const attempts = [
    attempt({ source: 'moodle', group: { id: null, name: 'Team 1' } }),
    attempt({ name: 'Eve' }, 10),
  ];
  expect(describeCanvas(sumUp(attempts, roster))).toEqual([]);
  const [ada] = roster;
  if (ada === undefined) throw new Error('no Ada');
  expect(describeCanvas(sumUp(attempts, roster, [adjust(ada, -5)]))).toEqual([
    expect.stringMatching(
      /^A group has different scores \(Ada 75, Alan 80\): where Canvas grades groups as one/,
    ),
  ]);
});
