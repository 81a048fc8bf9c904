import fc from 'fast-check';
import type { Deadline } from '../domain';
import { measureLateness, readDue } from './measureLateness';

const berlin = (due: string, rest: Partial<Deadline> = {}): Deadline => ({
  due,
  timeZone: 'Europe/Berlin',
  graceMinutes: 0,
  penaltyPerDay: 10,
  floor: 0,
  counts: 'best',
  ...rest,
});
const late = (at: string, deadline: Deadline) => measureLateness(new Date(at), deadline);

describe('measureLateness', () => {
  const deadline = berlin('2026-12-01T23:59:00', { graceMinutes: 15 });

  it.each([
    ['2026-12-01T22:58:59Z', 0, 0],
    ['2026-12-01T22:59:00Z', 0, 0],
    ['2026-12-01T23:14:00.999Z', 0, 0],
    ['2026-12-01T23:14:01Z', 901, 1],
    ['2026-12-02T22:59:00Z', 86_400, 1],
    ['2026-12-02T22:59:01Z', 86_401, 2],
    ['2026-12-31T22:59:00Z', 30 * 86_400, 30],
    ['1970-01-01T00:00:00Z', 0, 0],
  ])('due 23:59 in Berlin with 15 minutes of grace, handed in at %s: %d s, %d days', (at, seconds, days) => {
    expect(late(at, deadline)).toEqual({ seconds, days });
  });

  it('takes an offset for what it is', () => {
    const due = { ...berlin('2026-12-01T23:59:00-05:00'), timeZone: null };
    expect(late('2026-12-02T04:59:00Z', due).seconds).toBe(0);
    expect(late('2026-12-02T04:59:01Z', due)).toEqual({ seconds: 1, days: 1 });
  });

  it('a day of 25 hours is one day, and so is one of 23', () => {
    const autumn = berlin('2026-10-24T23:59:00');
    expect(late('2026-10-25T22:59:00Z', autumn)).toEqual({ seconds: 25 * 3600, days: 1 });
    expect(late('2026-10-25T22:59:01Z', autumn).days).toBe(2);
    const spring = berlin('2026-03-28T23:59:00');
    expect(late('2026-03-29T21:59:00Z', spring)).toEqual({ seconds: 23 * 3600, days: 1 });
    expect(late('2026-03-29T21:59:01Z', spring).days).toBe(2);
  });

  it('a due time that the clocks skip is later, and of one that comes twice the second is meant', () => {
    expect(readDue(berlin('2026-03-29T02:30:00')).toUTC().toISO()).toBe('2026-03-29T01:30:00.000Z');
    expect(readDue(berlin('2026-10-25T02:30:00')).toUTC().toISO()).toBe('2026-10-25T01:30:00.000Z');
    expect(readDue(berlin('2026-10-25T02:30')).toUTC().toISO()).toBe('2026-10-25T01:30:00.000Z');
  });

  it('the other half of the world, where the clocks go by half an hour', () => {
    const lordHowe = berlin('2026-04-05T01:45:00', { timeZone: 'Australia/Lord_Howe' });
    expect(readDue(lordHowe).toUTC().toISO()).toBe('2026-04-04T15:15:00.000Z');
  });

  it('never less late when handed in later; nothing within the grace', () => {
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'UTC',
    );
    const time = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    const grace = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(zone, time, time, time, grace, (timeZone, due, one, other, graceMinutes) => {
        const deadline = berlin(due.toISOString().slice(0, 19), { timeZone, graceMinutes });
        const [early, later] = one <= other ? [one, other] : [other, one];
        const [first, second] = [measureLateness(early, deadline), measureLateness(later, deadline)];
        expect(first.seconds).toBeLessThanOrEqual(second.seconds);
        expect(first.days).toBeLessThanOrEqual(second.days);
        expect(first.seconds === 0).toBe(first.days === 0);
        const end = readDue(deadline).toMillis() + graceMinutes * 60_000;
        expect(measureLateness(new Date(end), deadline)).toEqual({ seconds: 0, days: 0 });
        expect(measureLateness(new Date(end + 1000), deadline).days).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
