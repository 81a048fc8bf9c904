/** The years that PostgreSQL and JavaScript write alike; what a file claims may lie outside. */
const [EARLIEST, LATEST] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59Z')] as const;

/** A time as a parameter of SQL. */
export function toTimestamp(time: Date): string {
  return new Date(Math.min(LATEST, Math.max(EARLIEST, time.getTime()))).toISOString();
}

/** Text that PostgreSQL takes: it has no U+0000 and no half of a character. */
export function toText(text: string): string {
  return Buffer.from(text.replaceAll('\0', '\ufffd')).toString();
}

/** A value as a parameter of type `json`; null as NULL. */
export function toJson(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
