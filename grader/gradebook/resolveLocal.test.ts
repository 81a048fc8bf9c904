import { loadLuxon } from './loadLuxon';
import { readOptionTime, resolveClock } from './resolveLocal';

const clock = { year: 2026, month: 11, day: 24, hour: 10, minute: 8, second: 0 };
const berlin = { timeZone: 'Europe/Berlin' };

describe('a clock without a zone', () => {
  const { Settings } = loadLuxon();
  const machine = Settings.defaultZone;
  afterEach(() => {
    Settings.defaultZone = machine;
  });

  it.each(['Asia/Tokyo', 'UTC'])("is one of the course's zone, else of UTC, on a machine in %s", (zone) => {
    Settings.defaultZone = zone;
    expect(resolveClock(clock, berlin)).toEqual(new Date('2026-11-24T09:08:00Z'));
    expect(resolveClock(clock, { timeZone: null })).toEqual(new Date('2026-11-24T10:08:00Z'));
    expect(resolveClock(clock, null)).toEqual(new Date('2026-11-24T10:08:00Z'));
  });

  it('that the clocks skip is later, and of one that comes twice the second is meant', () => {
    expect(readOptionTime('--until', '2026-03-29T02:30', berlin)).toEqual(new Date('2026-03-29T01:30:00Z'));
    expect(readOptionTime('--until', '2026-10-25T02:30', berlin)).toEqual(new Date('2026-10-25T01:30:00Z'));
  });

  it('with an offset is a moment, and on a day that there is not it is refused', () => {
    expect(readOptionTime('--until', ' 2026-12-08T23:59-05:00 ', berlin)).toEqual(
      new Date('2026-12-09T04:59:00Z'),
    );
    expect(() => readOptionTime('--until', '2026-02-30T12:00', berlin)).toThrow(
      /^--until takes a date and time that there is, .*, not "2026-02-30T12:00"\.$/,
    );
  });
});
