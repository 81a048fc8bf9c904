import type { LocalTime } from '../../domain';

/** Reads `2026-11-24T10:08:00`. Null for what is no such time, or one that no calendar has (`2026-02-30`). */
export function readLocalTime(text: string): LocalTime | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // A date that there is not becomes another one.
  return date.toISOString().slice(0, 19) === text ? { year, month, day, hour, minute, second } : null;
}

/** `2026-11-24T10:08:00`. */
export function writeLocalTime({ year, month, day, hour, minute, second }: LocalTime): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}
