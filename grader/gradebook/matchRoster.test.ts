import { createFinder } from './matchRoster';
import type { Person } from './roster';

const person = (name: string, rest: Partial<Person> = {}): Person => ({
  name,
  lmsId: '',
  sisId: '',
  login: '',
  email: '',
  section: '',
  ...rest,
});
const roster = [
  person('Lovelace, Ada', { lmsId: '1234', sisId: 'S-1', login: 'al1', email: 'Ada.Lovelace@example.org' }),
  person('Emile  Ñandú', { lmsId: '2', login: 'lovelaceada2' }),
  person('Kim Lee', { lmsId: '3', email: 'kim@a.example' }),
  person('Kim Lee', { lmsId: '4', email: 'kim@b.example' }),
  // Called like another's login.
  person('al1', { lmsId: '5' }),
];

describe('createFinder', () => {
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
  ])('%s is Ada', (name) => expect(find(name)).toBe(roster[0]));

  it('an accent is an accent however it is written', () => {
    expect(find('emile n\u0303andu\u0301')).toBe(roster[1]);
    expect(find('ñandúemile')).toBe(roster[1]);
  });

  it.each(['Kim Lee', 'kim', '12-34', '', 'nobody', '__proto__'])('%j is nobody for certain', (name) =>
    expect(find(name)).toBeNull(),
  );
});
