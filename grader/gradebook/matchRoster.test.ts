import fc from 'fast-check';
import type { Identifier, Identity } from '../domain';
import { makeIdentity } from '../testing/makeAttempt';
import { createFinder, createMatcher } from './matchRoster';
import { makePerson, type Person } from './roster';

const person = (name: string, rest: Partial<Person> = {}): Person => makePerson({ name, ...rest });
const on = (roster: readonly Person[]) => {
  const match = createMatcher(roster, 'hw');
  return (identity: Partial<Identity>) => match(makeIdentity(identity));
};
const canvas = (name: string | null, id?: string): Partial<Identity> => ({
  source: 'canvas',
  name,
  identifiers: id === undefined ? [] : [{ kind: 'lms-id', value: id }],
});
const moodle = (name: string, number?: string): Partial<Identity> => ({
  source: 'moodle',
  name,
  identifiers: number === undefined ? [] : [{ kind: 'participant', value: number }],
});
const only = (who: Person, by: string) => ({ kind: 'matched', people: [who], by, against: [] });

describe('createFinder', () => {
  const roster = [
    person('Lovelace, Ada', { lmsId: '1234', sisId: 'S-1', login: 'al1', email: 'Ada.Lovelace@example.org' }),
    person('Emile  Ñandú', { lmsId: '2', login: 'lovelaceada2', github: 'nandu' }),
    person('Kim Lee', { lmsId: '3', email: 'kim@a.example' }),
    person('Kim Lee', { lmsId: '4', email: 'kim@b.example' }),
    // Called like another's login.
    person('al1', { lmsId: '5' }),
  ];
  const find = createFinder(roster);

  it.each([
    '1234',
    's-1',
    'AL1',
    'ada.lovelace@EXAMPLE.org',
    'Lovelace, Ada',
    'ada  lovelace',
    'lovelaceada',
    'ada.lovelace',
    'Ada_Lovelace',
  ])('%s is Ada', (name) => expect(find(name)).toEqual([roster[0]]));

  it('an accent is an accent however it is written', () => {
    expect(find('emile n\u0303andu\u0301')).toEqual([roster[1]]);
    expect(find('ñandúemile')).toEqual([roster[1]]);
    expect(find('nandu')).toEqual([roster[1]]);
  });

  it.each(['12-34', '', 'nobody', '__proto__', ',', '@'])('%j is nobody', (name) =>
    expect(find(name)).toEqual([]),
  );

  it.each(['Kim Lee', 'kim', 'leekim'])('%s may be two', (name) =>
    expect(find(name)).toEqual([roster[2], roster[3]]),
  );
});

describe('createMatcher', () => {
  it('by identifier, whatever the name says, and tells whose the name is', () => {
    const [ada, bob] = [
      person('Lovelace, Ada', { source: 'canvas', lmsId: '11' }),
      person('Ross, Bob', { source: 'canvas', lmsId: '12' }),
    ] as const;
    const match = on([ada, bob]);
    expect(match(canvas('lovelaceada', '11'))).toEqual(only(ada, 'lms-id'));
    expect(match(canvas('somebodyelse', '11'))).toEqual(only(ada, 'lms-id'));
    expect(match(canvas('rossbob', '11'))).toEqual({ ...only(ada, 'lms-id'), against: [bob] });
    expect(match(canvas('rossbob'))).toEqual(only(bob, 'name'));
    // A namesake who is not in the roster.
    expect(match(canvas('rossbob', '13'))).toEqual({ kind: 'none', namesakes: [bob] });
    // The number of a list that somebody wrote need not be Canvas's.
    const plain = person('Ross, Bob', { lmsId: '4711' });
    expect(on([plain])(canvas('rossbob', '13'))).toEqual(only(plain, 'name'));
  });

  it('two who are called alike are two', () => {
    const [a, b] = [person('Smith, John', { lmsId: '11' }), person('Smith, John', { lmsId: '12' })] as const;
    const match = on([a, b]);
    expect(match(canvas('smithjohn', '11'))).toEqual(only(a, 'lms-id'));
    expect(match(canvas('smithjohn', '12'))).toEqual(only(b, 'lms-id'));
    expect(match(canvas('smithjohn'))).toEqual({ kind: 'ambiguous', people: [a, b], by: 'name' });
  });

  it('in the order in which identifiers are trusted', () => {
    const [ada, bob] = [
      person('Ada', { sisId: '7', email: 'x@a' }),
      person('Bob', { login: 'x@b' }),
    ] as const;
    const facts = (...identifiers: Identifier[]) => on([ada, bob])({ source: 'gradescope', identifiers });
    expect(facts({ kind: 'email', value: 'X@B' }, { kind: 'sis-id', value: '7' })).toEqual(
      only(ada, 'sis-id'),
    );
    expect(facts({ kind: 'email', value: 'X@B' })).toEqual(only(bob, 'email'));
    expect(facts({ kind: 'folder', value: '7' })).toEqual(only(ada, 'folder'));
    expect(facts({ kind: 'named', value: 'x@a' })).toEqual(only(ada, 'named'));
    expect(facts({ kind: 'lms-id', value: '7' })).toEqual({ kind: 'none', namesakes: [] });
  });

  it("a participant's number is of one assignment", () => {
    const ada = person('Ada', { participants: [{ assignment: 'hw', number: '12' }] });
    const bob = person('Bob', { participants: [{ assignment: 'other', number: '13' }] });
    expect(on([ada, bob])(moodle('Ada', '12'))).toEqual(only(ada, 'participant'));
    // The number may be a team's.
    expect(on([ada, bob])(moodle('Team 1', '12'))).toMatchObject({ kind: 'ambiguous', people: [ada] });
    expect(on([ada, bob])(moodle('Somebody', '13'))).toEqual({ kind: 'none', namesakes: [] });
    // A namesake with another number is somebody else.
    expect(on([ada, bob])(moodle('Ada', '99'))).toEqual({ kind: 'none', namesakes: [ada] });
    expect(on([ada, bob])(moodle('Bob', '99'))).toEqual(only(bob, 'name'));
  });

  it('who is hidden is found by no name', () => {
    const roster = [
      person('anon_ab'),
      person('Participant', { participants: [{ assignment: 'hw', number: '3' }] }),
    ];
    const hidden = { isAnonymous: true };
    expect(on(roster)({ ...canvas('anon_ab'), ...hidden })).toEqual({ kind: 'none', namesakes: [] });
    expect(on(roster)({ ...moodle('Participant', '3'), ...hidden })).toEqual(
      only(roster[1] as Person, 'participant'),
    );
  });

  it.each([
    ["Conor O'Brien", 'Conor OBrien'],
    ['Conor O’Brien', "O'Brien Conor"],
    ['María José García López', 'Maria Jose Garcia Lopez'],
    ['María José García López', 'García López María José'],
    ['Anna Kovács', 'Kovács Anna'],
    ['Wei Li', 'Li Wei'],
    ['Anne-Marie D’Arc', "Annemarie D'Arc"],
    ['Jan van den Berg', 'Berg, Jan van den'],
    ['van der Berg, Peter', 'Peter van der Berg'],
    ['van der Berg, Peter', 'vanderbergpeter'],
    ['van der Berg, Peter', 'Peter Berg'],
    ['Juana de la Cruz', 'delacruzjuana'],
    ['Juana de la Cruz', 'Juana Delacruz'],
    ["D'Arcy, Jr., Françoise", 'darcyjrfrançoise'],
    ["D'Arcy, Jr., Françoise", 'Francoise DArcy'],
    ['Müller-Lüdenscheidt, Zoë', 'mueller luedenscheidt zoe'],
    ['Mueller, Jan', 'Jan Müller'],
    ['Groß, Anna', 'anna gross'],
    ['Kierkegård, Søren', 'Soeren Kierkegaard'],
    ['Kierkegård, Søren', 'soren kierkegard'],
    ['Żółć, Łukasz', 'zolclukasz'],
    ['Yıldız, Ümit', 'umit yildiz'],
    ["wa Thiong'o, Ngũgĩ", 'wathiongongũgĩ'],
    ['小明, 王', '王小明'],
    ['Петрова, Ольга', 'Ольга Петрова'],
    ['An, Nguyễn Văn', 'nguyenvanan'],
    ['Smith-Jones, Mary Jane', 'Mary Smith Jones'],
    ['Smith, Mary Jane', 'Mary J. Smith'],
    ['Smith, Mary', 'Mary Jane Smith'],
    ['Smith, Mary Jane', 'smithmary'],
    ['John Smith Jr.', 'smith john'],
  ])('%s is meant by %s', (name, text) => {
    const [who, other] = [person(name), person('Lovelace, Ada')];
    expect(on([who, other])(moodle(text))).toMatchObject({ kind: 'matched', people: [who] });
  });

  it.each([
    ['Smith, Mary Jane', 'Mary Ann Smith'],
    ['Smith, Mary', 'Smith'],
    ['Smith, Mary', 'Mary'],
    ['राम', 'रमा'],
    ['Ann Lee', 'Anne Lee'],
  ])('%s is not meant by %s', (name, text) =>
    expect(on([person(name)])(moodle(text))).toMatchObject({ kind: 'none' }),
  );

  it('a middle name decides nothing where two may be meant', () => {
    const [jane, ann] = [person('Smith, Mary Jane'), person('Smith, Mary Ann')] as const;
    expect(on([jane, ann])(moodle('Mary Smith'))).toEqual({
      kind: 'ambiguous',
      people: [jane, ann],
      by: 'short-name',
    });
    expect(on([jane, ann])(moodle('Mary J Smith'))).toEqual(only(jane, 'short-name'));
  });

  it('a login of the platform is no name, and what stands before the @ is the last to be asked', () => {
    const roster = [person('Kim Lee', { email: 'kl7@x.example' })];
    const login = (value: string): Partial<Identity> => ({
      source: 'blackboard',
      identifiers: [{ kind: 'login', value }],
    });
    expect(on(roster)(login('kimlee'))).toEqual({ kind: 'none', namesakes: [] });
    expect(on(roster)(login('kl7'))).toEqual(only(roster[0] as Person, 'address-name'));
  });

  describe("a group's work", () => {
    const [ada, alan, grace] = [
      person('Ada Lovelace', { groups: ['Team 1'], lmsId: '5' }),
      person('Alan Turing', { groups: ['Team 1', 'A-B'] }),
      person('Grace Hopper', { participants: [{ assignment: 'hw', number: '401' }] }),
    ] as const;
    const match = on([ada, alan, grace]);
    const both = { kind: 'matched', people: [ada, alan], by: 'group', against: [] };
    it.each<readonly [string, Partial<Identity>]>([
      ['of a group', { source: 'moodle', group: { id: '401', name: 'Team 1' } }],
      // Its number is another's as a participant.
      ['in a name of Moodle', moodle('Team 1', '401')],
      ['beside a member', moodle('Team 1-Ada Lovelace', '401')],
      [
        'beside a member, apart',
        { source: 'moodle', name: 'Alan Turing', group: { id: null, name: 'Team 1' } },
      ],
      ['of Canvas, with the number of a member', canvas('team1', '5')],
    ])('%s is that of all members', (_, identity) => expect(match(identity)).toEqual(both));

    it('reaches who is named and in no group', () => {
      expect(match(moodle('A-B-Grace Hopper', '9'))).toMatchObject({ people: [alan, grace], by: 'group' });
      expect(match({ source: 'moodle', group: { id: '9', name: 'Team 9' } })).toEqual({
        kind: 'none',
        namesakes: [],
      });
      expect(match({ ...canvas('team1', '5'), isAnonymous: true })).toEqual(only(ada, 'lms-id'));
    });
  });
});

describe('for any roster', () => {
  const word = fc.constantFrom(
    'Ann',
    'Anna',
    'Lee',
    'Kim',
    'van',
    'der',
    'Berg',
    "O'Neil",
    'Müller',
    'Muller',
    'José',
    'Jose',
    '小明',
  );
  const name = fc.oneof(
    fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    fc
      .tuple(fc.array(word, { minLength: 1, maxLength: 2 }), fc.array(word, { minLength: 1, maxLength: 2 }))
      .map(([last, first]) => `${last.join(' ')}, ${first.join('-')}`),
  );
  const rosters = fc.array(
    fc
      .record({ name, lmsId: fc.constantFrom('', '1', '2', '3'), groups: fc.subarray(['Team 1']) })
      .map(makePerson),
    { minLength: 1, maxLength: 8 },
  );
  const identities = fc.record({
    source: fc.constantFrom<Identity['source']>('canvas', 'moodle', 'file', 'folder'),
    name: fc.option(fc.oneof(name, fc.constant('Team 1'))),
    identifiers: fc.array(
      fc.record({
        kind: fc.constantFrom<Identifier['kind']>('lms-id', 'login', 'folder'),
        value: fc.oneof(name, fc.constantFrom('1', '2', '3')),
      }),
      { maxLength: 2 },
    ),
    group: fc.constantFrom(null, { id: null, name: 'Team 1' }),
    isAnonymous: fc.boolean(),
  });

  it('the order of the roster does not matter', () => {
    const sort = (people: readonly Person[], roster: readonly Person[]) =>
      people.map((who) => roster.indexOf(who)).sort((a, b) => a - b);
    fc.assert(
      fc.property(rosters, identities, fc.nat(), (roster, identity, turn) => {
        const at = turn % roster.length;
        const turned = [...roster.slice(at), ...roster.slice(0, at)].reverse();
        const [one, other] = [roster, turned].map((people) => createMatcher(people, 'hw')(identity));
        if (one === undefined || other === undefined) throw new Error('no answer');
        expect(other.kind).toBe(one.kind);
        if (one.kind !== 'none' && other.kind !== 'none')
          expect(sort(other.people, roster)).toEqual(sort(one.people, roster));
      }),
    );
  });

  it('only a group is several, and an ambiguity is at least two', () => {
    fc.assert(
      fc.property(rosters, identities, (roster, identity) => {
        const match = createMatcher(roster, 'hw')(identity);
        if (match.kind === 'ambiguous') expect(match.people.length).toBeGreaterThan(1);
        if (match.kind === 'matched' && match.by !== 'group') expect(match.people).toHaveLength(1);
        if (match.kind === 'matched' && match.by === 'name')
          expect(roster.filter((who) => who.name === match.people[0]?.name)).toHaveLength(1);
      }),
    );
  });

  it("a person's own spelling finds them, or may be two", () => {
    fc.assert(
      fc.property(rosters, fc.nat(), (roster, index) => {
        const who = roster[index % roster.length] as Person;
        const spellings = [
          who.name,
          who.name.toUpperCase(),
          who.name.replace(/[^\p{L}\p{M}\p{N}]/gu, '').toLowerCase(),
        ];
        for (const text of spellings) {
          const match = createMatcher(roster, 'hw')(makeIdentity({ source: 'moodle', name: text }));
          if (match.kind === 'none') throw new Error(`nobody is ${text}`);
          expect(match.people).toContain(who);
        }
      }),
    );
  });
});
