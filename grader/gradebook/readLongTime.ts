import { checkClock, readTime, type LocalTime } from '../utils/localTime';

/** The languages of Moodle's sites whose long times are read. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'nl', 'it', 'pt', 'pl', 'sv'] as const;

/** What stands between the parts of a date and says nothing. */
const FILLERS: ReadonlySet<string> = new Set(
  'de del di of at um uhr à a a las alle ore om às as kl o godz the'.split(' '),
);

/**
 * Reads a time as Moodle writes it for people, `Tuesday, 24 November 2026, 10:08 AM`, in the languages above. Null where
 * any word of it is not known, the weekday is not that day's, or there is no such day: a guess would be worse than none.
 */
export function readLongTime(text: string): LocalTime | null {
  const plain = text.normalize('NFKC').trim();
  const written = readTime(plain);
  if (written?.kind === 'local') return written.clock;
  const found = /\b(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(?:([ap])\.?\s?m\.?)?$/iu.exec(plain);
  if (found === null) return null;
  const [, hours = '', minutes = '', seconds = '0', half] = found;
  const hour = readHour(Number(hours), half?.toLowerCase());
  const date = readDate(plain.slice(0, found.index));
  if (hour === null || date === null) return null;
  return checkClock({ ...date, hour, minute: Number(minutes), second: Number(seconds) });
}

function readHour(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

function readDate(text: string): Pick<LocalTime, 'year' | 'month' | 'day'> | null {
  const words = text.toLowerCase().match(/[\p{Letter}\p{Mark}-]+|\d+/gu) ?? [];
  const numbers = words.filter((word) => /^\d+$/.test(word)).map(Number);
  const names = words.filter((word) => !/^\d+$/.test(word) && !FILLERS.has(word));
  const { months, weekdays } = getCalendar();
  const month = names.flatMap((name) => months.get(name) ?? []);
  const weekday = names.flatMap((name) => weekdays.get(name) ?? []);
  // The day, then the year; in American English the month goes before both.
  const [day = 0, year = 0] = numbers;
  if (numbers.length !== 2 || month.length !== 1 || month.length + weekday.length !== names.length)
    return null;
  if (weekday.length > 1) return null;
  const date = { year, month: month[0] ?? 0, day };
  const real = new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay();
  return weekday[0] === undefined || weekday[0] === real ? date : null;
}

interface Calendar {
  /** From 1. */
  readonly months: ReadonlyMap<string, number>;
  /** From 0, Sunday. */
  readonly weekdays: ReadonlyMap<string, number>;
}

let calendar: Calendar | null = null;

function getCalendar(): Calendar {
  return (calendar ??= makeCalendar());
}

/** Names of months, alone and as they follow a day, and of weekdays. */
function makeCalendar(): Calendar {
  const months = new Map<string, number>();
  const weekdays = new Map<string, number>();
  for (const language of LANGUAGES) {
    const name = (options: Intl.DateTimeFormatOptions, date: Date, type: 'month' | 'weekday') =>
      new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
        .formatToParts(date)
        .find((part) => part.type === type)
        ?.value.toLowerCase() ?? '';
    for (let month = 1; month <= 12; month += 1) {
      const date = new Date(Date.UTC(2026, month - 1, 4));
      for (const options of [{ month: 'long' }, { month: 'long', day: 'numeric' }] as const)
        months.set(name(options, date, 'month'), month);
    }
    for (let day = 0; day < 7; day += 1) {
      // 4 January 2026 was a Sunday.
      const weekday = name({ weekday: 'long' }, new Date(Date.UTC(2026, 0, 4 + day)), 'weekday');
      weekdays.set(weekday, day);
      weekdays.set(weekday.replace(/-feira$/, ''), day);
    }
  }
  return { months, weekdays };
}
