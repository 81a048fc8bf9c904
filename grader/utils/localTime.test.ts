import fc from 'fast-check';
import { readLocalTime, readTime, writeLocalTime } from './localTime';

describe('readTime', () => {
  it.each([
    ['2026-12-01T23:59:00+01:00', '2026-12-01T22:59:00.000Z'],
    ['2026-12-01 23:59Z', '2026-12-01T23:59:00.000Z'],
    ['2024-02-29T00:00:00.5-05:30', '2024-02-29T05:30:00.500Z'],
  ])('%s is a moment', (text, moment) => {
    expect(readTime(text)).toEqual({ kind: 'moment', at: new Date(moment) });
  });

  it('without an offset it is a clock', () => {
    expect(readTime('2026-12-01T23:59')).toEqual({
      kind: 'local',
      clock: { year: 2026, month: 12, day: 1, hour: 23, minute: 59, second: 0 },
    });
    expect(readLocalTime('2026-12-01T23:59:00Z')).toBeNull();
  });

  it.each([
    '2026-02-30T12:00:00Z',
    '2026-02-29T12:00:00+01:00',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-04-31T00:00',
    '2026-12-01T24:00:00Z',
    '2026-12-01T25:00:00Z',
    '2026-12-01T23:60:00Z',
    '2026-12-01T23:59:60Z',
    '2026-12-01T23:59:00+24:00',
    '2026-12-01T23:59:00+01:60',
    '2026-12-01',
    '0026-12-01T00:00:00Z',
    'tomorrow',
    '',
  ])('%j is no time', (text) => expect(readTime(text)).toBeNull());

  it('reads what it writes', () => {
    const times = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(times, (time) => {
        const text = time.toISOString().slice(0, 19);
        const clock = readLocalTime(text);
        expect(clock === null ? null : writeLocalTime(clock)).toBe(text);
      }),
    );
  });
});
