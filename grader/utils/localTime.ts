/** A date and a time of day, without a zone. */
export interface LocalTime {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** A time as somebody writes it: with its offset from UTC it is a moment, without one it is a clock's in some zone. */
export type WrittenTime =
  { readonly kind: 'moment'; readonly at: Date } | { readonly kind: 'local'; readonly clock: LocalTime };

const WRITTEN =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/;

/**
 * Reads `2026-12-01T23:59:00+01:00`, without the offset or the seconds too: the one reader of all times that people
 * write. Null for what is no such time, or one that no calendar or clock has (`2026-02-30`, `25:00`).
 */
export function readTime(text: string): WrittenTime | null {
  const [, year, month, day, hour, minute, second = '0', fraction = '', offset] = WRITTEN.exec(text) ?? [];
  const clock = checkClock({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  });
  if (year === undefined || clock === null) return null;
  if (offset === undefined) return { kind: 'local', clock };
  const milliseconds = fraction === '' ? '' : `.${fraction.slice(0, 3).padEnd(3, '0')}`;
  return { kind: 'moment', at: new Date(`${writeLocalTime(clock)}${milliseconds}${offset}`) };
}

/** Reads a time that has no offset; null as `readTime`, and where there is an offset. */
export function readLocalTime(text: string): LocalTime | null {
  const time = readTime(text);
  return time?.kind === 'local' ? time.clock : null;
}

/** The same; null where no calendar has that day, or no clock that time. JavaScript takes 30 February for 2 March. */
export function checkClock(clock: LocalTime): LocalTime | null {
  const { year, month, day, hour, minute, second } = clock;
  // Years below 100 would be taken for those of the last century.
  if (!(year >= 1000 && year <= 9999)) return null;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(writeLocalTime(clock)) ? clock : null;
}

/** `2026-11-24T10:08:00`. */
export function writeLocalTime({ year, month, day, hour, minute, second }: LocalTime): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}
