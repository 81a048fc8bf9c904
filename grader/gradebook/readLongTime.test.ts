import { readLongTime } from './readLongTime';

const time = { year: 2026, month: 11, day: 24, hour: 10, minute: 8, second: 0 };

describe('readLongTime', () => {
  it.each([
    'Tuesday, 24 November 2026, 10:08 AM',
    'Tuesday, November 24, 2026, 10:08 AM',
    'Dienstag, 24. November 2026, 10:08',
    'mardi 24 novembre 2026, 10:08',
    'martes, 24 de noviembre de 2026, 10:08',
    'dinsdag, 24 november 2026, 10:08',
    'martedì, 24 novembre 2026, 10:08',
    'terça-feira, 24 de novembro de 2026 às 10:08',
    'terça, 24 de novembro de 2026, 10:08',
    'wtorek, 24 listopada 2026, 10:08',
    'tisdag, 24 november 2026, 10:08',
    'tisdag 24 november 2026 kl. 10.08',
    '24 November 2026, 10:08',
    '2026-11-24 10:08',
  ])('%s', (text) => expect(readLongTime(text)).toEqual(time));

  it('noon and midnight of a clock of twelve hours', () => {
    expect(readLongTime('24 November 2026, 12:08 AM')?.hour).toBe(0);
    expect(readLongTime('24 November 2026, 12:08 PM')?.hour).toBe(12);
    expect(readLongTime('24 November 2026, 11:59 PM')).toMatchObject({ hour: 23, minute: 59 });
  });

  it.each([
    '-',
    '',
    'Monday, 24 November 2026, 10:08 AM',
    'Monday, 30 February 2026, 10:08 AM',
    '24 November 2026, 13:08 PM',
    '24 November 2026, 25:08',
    '24/11/2026, 10:08',
    '24 Marraskuu 2026, 10:08',
    '24 November 2026',
    'mei mei 24 november 2026, 10:08',
  ])('%j is not read for certain', (text) => expect(readLongTime(text)).toBeNull());
});
