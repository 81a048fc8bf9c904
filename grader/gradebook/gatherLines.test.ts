import { emptyGradebook } from '../testing/emptyGradebook';
import type { Deadline, HandIn, Identity } from '../domain';
import { keyOwner } from '../domain';
import { makeIdentity } from '../testing/makeAttempt';
import type { AttemptEntry } from './attemptEntry';
import type { Extension } from './extensions';
import { joinParticipants } from './participants';
import { makePerson, pickFacts, type Person } from './roster';
import { suggestPartners } from './suggestPartners';
import { summarise, type Gradebook } from './summarise';

const deadline: Deadline = {
  due: '2026-12-01T23:59:00',
  timeZone: 'Europe/Berlin',
  graceMinutes: 0,
  penaltyPerDay: 10,
  floor: 0,
  counts: 'best',
};
const attempt = (owner: Partial<Identity>, rest: Partial<AttemptEntry> = {}): AttemptEntry => {
  const identity = makeIdentity(owner);
  const student = identity.name ?? identity.group?.name ?? '?';
  return {
    student,
    ownerKey: keyOwner(identity) ?? '?',
    owner: identity,
    fileHash: `${student} ${keyOwner(identity) ?? ''}`,
    handIn: { kind: 'unknown' },
    firstGradedAt: new Date('2026-12-09T12:00:00Z'),
    gradedAt: new Date('2026-12-09T12:00:00Z'),
    status: 'graded',
    score: 80,
    maxScore: 100,
    graderVersion: '0.1.0',
    revision: 'r1',
    gradings: 1,
    report: null,
    ...rest,
  };
};
const participant = (number: string, name: string): Partial<Identity> => ({
  source: 'moodle',
  name,
  identifiers: [{ kind: 'participant', value: number }],
});
const sumUp = (gradebook: Partial<Gradebook>) =>
  summarise({ ...emptyGradebook, ...gradebook }, { assignment: 'hw', deadline, counts: 'best' });
const lines = (gradebook: Partial<Gradebook>) =>
  sumUp(gradebook).map(({ person, student, attempts }) => [person?.name ?? student, attempts.length]);

describe("whose a line's attempts are", () => {
  const roster = [
    makePerson({ name: 'Ada Lovelace', groups: ['Team 1'], email: 'ada@x.example' }),
    makePerson({ name: 'Alan Turing', groups: ['Team 1'] }),
    makePerson({ name: 'Grace Hopper', login: 'gh' }),
  ];

  it("a group's work is that of each member, and the same file is one attempt", () => {
    const team = { source: 'moodle', group: { id: '401', name: 'Team 1' } } as const;
    const own = attempt({ name: 'Ada Lovelace' }, { fileHash: 'one' });
    expect(lines({ roster, attempts: [attempt(team, { fileHash: 'one' }), own] })).toEqual([
      ['Ada Lovelace', 1],
      ['Alan Turing', 1],
      ['Grace Hopper', 0],
    ]);
  });

  it('an ambiguity is a line of its own, until somebody says whose it is', () => {
    const twins = ['a', 'b'].map((login) => makePerson({ name: 'Kim Lee', login }));
    const attempts = [attempt({ name: 'Kim Lee' })];
    const undecided = sumUp({ roster: twins, attempts });
    expect(undecided.map(({ person, attempts: { length } }) => [person?.login, length])).toEqual([
      [undefined, 1],
      ['a', 0],
      ['b', 0],
    ]);
    expect(undecided[0]?.owners).toMatchObject([{ match: { kind: 'ambiguous', people: twins } }]);
    const link = {
      owner: 'name:kim lee',
      kind: 'link',
      people: [pickFacts(twins[1] as Person)],
      madeBy: 'Ada',
      madeAt: new Date(),
    } as const;
    const linked = sumUp({ roster: twins, attempts, links: new Map([[link.owner, link]]) });
    expect(linked.map(({ person, attempts: { length } }) => [person?.login, length])).toEqual([
      ['b', 1],
      ['a', 0],
    ]);
  });

  it('a decision follows the person, and without a roster whoever handed in', () => {
    const decide = (owner: string | null, person: Person | null) =>
      ({
        owner,
        person: person === null ? null : pickFacts(person),
        student: 'gh',
        kind: 'points',
        amount: 5,
        reason: 'x',
        madeBy: 'Ada',
        madeAt: new Date(),
      }) as const;
    const attempts = [attempt({ name: 'gh' })];
    const adjusted = (book: Partial<Gradebook>) =>
      sumUp(book)
        .filter(({ adjustment }) => adjustment > 0)
        .map(({ person, student }) => person?.name ?? student);
    expect(adjusted({ attempts, adjustments: [decide('name:gh', null)] })).toEqual(['gh']);
    expect(adjusted({ attempts, roster, adjustments: [decide('name:gh', null)] })).toEqual(['Grace Hopper']);
    const elsewhere = { attempts, roster, adjustments: [decide('name:other', roster[2] as Person)] };
    expect(adjusted(elsewhere)).toEqual(['Grace Hopper']);
  });
});

describe('what being late costs, by what is known of the time', () => {
  const at = (text: string): HandIn => ({ kind: 'time', at: new Date(text), from: 'gradescope' });
  const extension = (of: Extension['of'], until: string, day = 1): Extension => ({
    of,
    until: new Date(until),
    reason: 'ill',
    madeBy: 'Ada',
    madeAt: new Date(Date.UTC(2026, 11, day)),
  });
  const price = (handIn: HandIn, ...extensions: Extension[]) => {
    const roster = [makePerson({ name: 'Ada', section: 'A and B' })];
    const [line] = sumUp({ roster, attempts: [attempt({ name: 'Ada' }, { handIn })], extensions });
    const { submittedAt, lateDays, lateSeconds, penalty } = line?.counted ?? {};
    return [submittedAt === null, lateDays, lateSeconds === 0, penalty];
  };
  const ada = { kind: 'person', owner: 'name:ada', person: null } as const;

  it.each<readonly [string, HandIn, boolean, number, boolean, number]>([
    ['unknown is not late', { kind: 'unknown' }, true, 0, true, 0],
    ['marked as late is one day', { kind: 'marked', isLate: true }, true, 1, true, 10],
    ['not marked is not late', { kind: 'marked', isLate: false }, true, 0, true, 0],
    ['a time is measured', at('2026-12-03T12:00:00Z'), false, 2, false, 20],
  ])('%s', (_, handIn, ...expected) => expect(price(handIn)).toEqual(expected));

  it('an extension moves it, the newest of a person before that of a section', () => {
    const late = at('2026-12-03T12:00:00Z');
    const section = (until: string) => extension({ kind: 'section', section: 'b' }, until);
    expect(price(late, extension(ada, '2026-12-03T12:00:00Z'))[1]).toBe(0);
    expect(price(late, extension(ada, '2026-12-03T11:59:00Z'))[1]).toBe(1);
    expect(
      price(late, extension(ada, '2026-12-09T00:00:00Z'), extension(ada, '2026-12-02T22:59:00Z'))[1],
    ).toBe(1);
    expect(price(late, section('2026-12-09T00:00:00Z'))[1]).toBe(0);
    expect(price(late, extension(ada, '2026-12-02T22:59:00Z'), section('2026-12-09T00:00:00Z'))[1]).toBe(1);
    expect(price(late, extension({ kind: 'section', section: 'C' }, '2026-12-09T00:00:00Z'))[1]).toBe(2);
    // Never earlier than for all.
    expect(price(at('2026-12-01T22:00:00Z'), extension(ada, '2026-11-01T00:00:00Z'))[1]).toBe(0);
    expect(price({ kind: 'marked', isLate: true }, extension(ada, '2026-12-03T12:00:00Z'))[1]).toBe(0);
  });

  it("a worksheet's time is that of the number's attempts, each with what was known when it was graded", () => {
    const graded = (day: number, hash: string) =>
      attempt(participant('12', 'Ada'), {
        fileHash: hash,
        firstGradedAt: new Date(Date.UTC(2026, 11, day)),
      });
    const times = (...days: number[]) =>
      new Map([['12', days.map((day) => new Date(Date.UTC(2026, 11, day, -1)))]]);
    const known = (days: readonly number[], ...attempts: AttemptEntry[]) =>
      sumUp({ attempts, times: times(...days) })[0]?.attempts.map(({ handIn }) =>
        handIn.kind === 'time' ? [handIn.from, handIn.at.getUTCDate()] : handIn.kind,
      );
    expect(known([4], graded(5, 'a'))).toEqual([['worksheet', 3]]);
    expect(known([4, 9], graded(5, 'a'), graded(10, 'b'))).toEqual([
      ['worksheet', 3],
      ['worksheet', 8],
    ]);
    // The second file's time is none of the first's.
    expect(known([9], graded(5, 'a'), graded(10, 'b'))).toEqual(['unknown', ['worksheet', 8]]);
    expect(known([], graded(5, 'a'))).toEqual(['unknown']);
    // The clocks differ.
    expect(known([9], graded(5, 'a'))).toEqual([['worksheet', 8]]);
  });

  it("a team's number is none of a participant's", () => {
    const roster = joinParticipants(
      [makePerson({ name: 'Ada', groups: ['Team 1'] }), makePerson({ name: 'Zoe' })],
      [
        { assignment: 'hw', number: '12', person: makePerson({ name: 'Ada' }) },
        { assignment: 'hw', number: '401', person: makePerson({ name: 'Zoe' }) },
      ],
    );
    const times = new Map([
      ['12', [new Date('2026-12-03T12:00:00Z')]],
      ['401', [new Date('2026-12-08T12:00:00Z')]],
    ]);
    const [ada, zoe] = sumUp({ roster, times, attempts: [attempt(participant('401', 'Team 1'))] });
    expect(ada?.counted?.handIn).toMatchObject({ at: new Date('2026-12-03T12:00:00Z') });
    expect(zoe?.attempts).toEqual([]);
  });
});

describe('joinParticipants', () => {
  const line = (number: string, known: Partial<Person>) => ({
    assignment: 'hw',
    number,
    person: makePerson(known),
  });
  const numbers = (people: readonly Person[]) =>
    people.map(({ name, participants }) => [name, ...participants.map(({ number }) => number)]);

  it('two namesakes of a worksheet are never one of the roster', () => {
    const [kim] = [makePerson({ name: 'Lee, Kim', email: 'kim@a' })];
    const both = [line('1', { name: 'Kim Lee' }), line('2', { name: 'Kim Lee' })];
    expect(numbers(joinParticipants([kim], both))).toEqual([['Lee, Kim']]);
    const told = [
      line('1', { name: 'Kim Lee', email: 'kim@b' }),
      line('2', { name: 'Kim Lee', email: 'KIM@a' }),
    ];
    expect(numbers(joinParticipants([kim], told))).toEqual([
      ['Lee, Kim', '2'],
      ['Kim Lee', '1'],
    ]);
    const twins = [kim, makePerson({ name: 'Kim Lee', email: 'kim@b' })];
    expect(numbers(joinParticipants(twins, [line('1', { name: 'Kim Lee' })]))).toEqual([
      ['Lee, Kim'],
      ['Kim Lee'],
    ]);
  });

  it('whose identifier differs is somebody else', () => {
    const known = [makePerson({ name: 'Kim Lee', sisId: '1' })];
    expect(numbers(joinParticipants(known, [line('7', { name: 'Kim Lee', sisId: '2' })]))).toEqual([
      ['Kim Lee'],
      ['Kim Lee', '7'],
    ]);
  });

  it('has a number in each assignment, and takes what the roster left open', () => {
    const other = { ...line('9', { name: 'Ada', email: 'a@x', groups: ['T'] }), assignment: 'other' };
    const [ada] = joinParticipants([makePerson({ name: 'Ada' })], [line('1', { name: 'Ada' }), other]);
    expect(ada).toMatchObject({
      email: 'a@x',
      groups: ['T'],
      participants: [
        { assignment: 'hw', number: '1' },
        { assignment: 'other', number: '9' },
      ],
    });
  });
});

describe('suggestPartners', () => {
  const suggest = (owner: Partial<Identity>, ...roster: Person[]) => {
    const [open] = sumUp({ roster, attempts: [attempt(owner)] }).flatMap(({ owners }) => owners);
    if (open === undefined) throw new Error('no owner');
    return suggestPartners([open], roster).map(({ person, why }) => [person.name, why]);
  };
  it.each<readonly [string, Partial<Identity>, string]>([
    ['Lovelace, Ada', { name: 'ada lovelase' }, 'spelled-alike'],
    ['Lovelace, Ada', { name: 'lovelacead' }, 'spelled-alike'],
    ['Hopper, Grace Brewster', { name: 'Hopper, Admiral' }, 'shares-a-name'],
    [
      'Ross, Bob',
      { source: 'canvas', name: 'rossbob', identifiers: [{ kind: 'lms-id', value: '2' }] },
      'other-identifier',
    ],
  ])('%s for %j', (name, owner, why) => {
    const who = makePerson({ name, lmsId: '1', source: 'canvas' });
    expect(suggest(owner, makePerson({ name: 'Turing, Alan' }), who)).toEqual([[name, why]]);
  });

  it('both of two who are called alike, and nobody for who is hidden', () => {
    const twins = ['a', 'b'].map((login) => makePerson({ name: 'Kim Lee', login }));
    expect(suggest({ name: 'Kim Lee' }, ...twins)).toEqual([
      ['Kim Lee', 'ambiguous'],
      ['Kim Lee', 'ambiguous'],
    ]);
    expect(suggest({ name: 'Kim Le', isAnonymous: true }, ...twins)).toEqual([]);
  });
});
