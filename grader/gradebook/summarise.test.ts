import { emptyGradebook } from '../testing/emptyGradebook';
import type { Deadline } from '../domain';
import type { Adjustment, AttemptEntry } from './attemptEntry';
import { nameIdentity } from './ownerKey';
import { makePerson, type Person } from './roster';
import { summarise, type Gradebook, type CountingTerms } from './summarise';

const deadline: Deadline = {
  due: '2026-12-01T23:59:00',
  timeZone: 'Europe/Berlin',
  graceMinutes: 15,
  penaltyPerDay: 10,
  floor: 50,
  counts: 'best',
};

const attempt = (
  student: string,
  score: number,
  day: string,
  rest: Partial<AttemptEntry> = {},
): AttemptEntry => ({
  student,
  fileHash: `${student} ${day}`,
  status: 'graded',
  score,
  maxScore: 100,
  ownerKey: `name:${student}`,
  owner: nameIdentity(student),
  handIn: { kind: 'time', at: new Date(`2026-12-${day}T12:00:00Z`), from: 'file' },
  firstGradedAt: new Date('2026-12-09'),
  gradedAt: new Date('2026-12-09'),
  graderVersion: '0.1.0',
  revision: 'r1',
  gradings: 1,
  report: null,
  ...rest,
});
const adjust = (student: string, kind: Adjustment['kind'], amount: number): Adjustment => ({
  student,
  owner: null,
  person: null,
  kind,
  amount,
  reason: 'said so',
  madeBy: 'Ada',
  madeAt: new Date('2026-12-10'),
});
const person = (name: string, rest: Partial<Person> = {}): Person => makePerson({ name, ...rest });
const sumUp = (gradebook: Partial<Gradebook>, terms: Partial<CountingTerms> = {}) =>
  summarise(
    { ...emptyGradebook, ...gradebook },
    { assignment: 'initialization', deadline, counts: 'best', ...terms },
  );

describe('summarise', () => {
  it('best: the attempt with the most left after being late, the earlier of two alike', () => {
    const attempts = [attempt('alice', 60, '01'), attempt('alice', 75, '04'), attempt('alice', 80, '03')];
    const [alice] = sumUp({ attempts });
    expect(alice).toMatchObject({ counted: { number: 1, score: 60, penalty: 0 }, final: 60 });
    expect(alice?.attempts.map(({ penalty, lateDays }) => [penalty, lateDays])).toEqual([
      [0, 0],
      [20, 2],
      [30, 3],
    ]);
  });

  it('last: the one that was handed in last, whatever it is worth', () => {
    const attempts = [attempt('alice', 60, '01'), attempt('alice', 10, '02')];
    expect(sumUp({ attempts }, { counts: 'last' })[0]).toMatchObject({ counted: { number: 2 }, final: 5 });
  });

  it.each(['best', 'last'] as const)('%s: a rejected file never hides one that was graded', (counts) => {
    const rejected = attempt('alice', 0, '05', { status: 'rejected' });
    expect(sumUp({ attempts: [rejected] }, { counts })[0]).toMatchObject({
      final: 0,
      counted: { status: 'rejected' },
    });
    const [alice] = sumUp({ attempts: [rejected, attempt('alice', 0, '01')] }, { counts });
    expect(alice?.counted?.status).toBe('graded');
    expect(alice?.attempts).toHaveLength(2);
  });

  it('without a deadline nothing is late', () => {
    expect(sumUp({ attempts: [attempt('alice', 60, '31')] }, { deadline: null })[0]).toMatchObject({
      final: 60,
      counted: { lateSeconds: 0, penalty: 0 },
    });
  });

  it('adjusts in order, and shows what the grader gave beside it', () => {
    const attempts = [attempt('alice', 70, '02')];
    const final = (...adjustments: Adjustment[]) => {
      const [alice] = sumUp({ attempts, adjustments });
      expect(alice?.counted?.score).toBe(70);
      return [alice?.adjustment, alice?.final];
    };
    const [five, set] = [adjust('alice', 'points', 5), adjust('alice', 'score', 80)];
    expect(final()).toEqual([0, 60]);
    expect(final(five)).toEqual([5, 65]);
    expect(final(five, set)).toEqual([20, 80]);
    expect(final(set, five)).toEqual([25, 85]);
    expect(final(adjust('alice', 'points', -400))).toEqual([-60, 0]);
  });

  it('lists the roster: who handed in nothing has no score, unless somebody set one', () => {
    const roster = [
      person('Zoe', { login: 'zoe' }),
      person('Ada', { login: 'ada' }),
      person('Bob', { login: 'bob' }),
    ];
    const gradebook = {
      roster,
      attempts: [attempt('zoe', 60, '01'), attempt('eve', 50, '01')],
      adjustments: [adjust('bob', 'score', 30), adjust('ada', 'points', 5)],
    };
    expect(
      sumUp(gradebook).map(({ student, person: who, final }) => [student, who?.name ?? null, final]),
    ).toEqual([
      ['ada', 'Ada', null],
      ['bob', 'Bob', 30],
      ['zoe', 'Zoe', 60],
      ['eve', null, 50],
    ]);
  });

  it('is one line for a person whose files have two names', () => {
    const roster = [person('Lovelace, Ada', { email: 'ada@example.org', lmsId: '17' })];
    const attempts = [attempt('17', 40, '01'), attempt('lovelaceada', 50, '01')];
    const [ada, ...others] = sumUp({ roster, attempts });
    expect(others).toEqual([]);
    expect(ada).toMatchObject({ students: ['17', 'lovelaceada'], final: 50 });
  });
});
