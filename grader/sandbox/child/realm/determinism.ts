import { CLOCK } from './clock';
import { apply, defineProperty, freeze, getOwnPropertyDescriptor, ownKeys } from './intrinsics';
import { showOwnFrames } from './stackTrace';

/** Globals with which a program could use threads or machine code, or observe the garbage collector or the clock. */
const REMOVED = [
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'FinalizationRegistry',
  'WeakRef',
  'Temporal',
];

/**
 * Makes programs give the same values on every run: no clock, no threads, no printing. `fixChance` sees to randomness.
 */
export function makeDeterministic(): void {
  for (const name of REMOVED) Reflect.deleteProperty(globalThis, name);
  // It leads to Temporal.
  Reflect.deleteProperty(Date.prototype, 'toTemporalInstant');
  stopClock();
  stopDateFormats();
  silenceConsole();
  // V8 reads both settings from the realm's Error: they keep enough frames to find the program's own, and hide the
  // rest.
  Error.stackTraceLimit = 50;
  showOwnFrames();
}

function stopClock(): void {
  const RealDate = Date;
  const now = (): number => CLOCK;
  const StoppedDate = function Date(this: unknown, ...parts: unknown[]): unknown {
    if ((new.target as object | undefined) === undefined) return new RealDate(CLOCK).toString();
    return Reflect.construct(RealDate, parts.length === 0 ? [CLOCK] : parts, new.target);
  };
  defineProperty(StoppedDate, 'prototype', { value: RealDate.prototype, writable: false });
  defineProperty(StoppedDate, 'length', { value: 7 });
  // The bundler may call the function otherwise.
  defineProperty(StoppedDate, 'name', { value: 'Date' });
  for (const [key, value] of Object.entries({ now, parse: RealDate.parse, UTC: RealDate.UTC })) {
    defineProperty(StoppedDate, key, { value, writable: true, configurable: true });
  }
  defineProperty(RealDate.prototype, 'constructor', {
    value: StoppedDate,
    writable: true,
    configurable: true,
  });
  defineProperty(globalThis, 'Date', { value: StoppedDate, writable: true, configurable: true });
}

/** Formats of dates write the moment at which they are asked where they are given none. */
function stopDateFormats(): void {
  const { prototype } = Intl.DateTimeFormat;
  const bound = getOwnPropertyDescriptor(prototype, 'format')?.get as () => (date: unknown) => string;
  const get = function format(this: unknown): (date?: unknown) => string {
    const write = apply(bound, this, []);
    return (date) => write(date === undefined ? CLOCK : date);
  };
  defineProperty(prototype, 'format', { get, enumerable: false, configurable: true });
  const toParts = prototype.formatToParts as (this: unknown, date: unknown) => unknown;
  const value = function formatToParts(this: unknown, date?: unknown): unknown {
    return apply(toParts, this, [date === undefined ? CLOCK : date]);
  };
  defineProperty(prototype, 'formatToParts', {
    value,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}

function silenceConsole(): void {
  const silent = Object.create(null) as Record<PropertyKey, unknown>;
  for (const key of ownKeys(console)) silent[key] = () => undefined;
  defineProperty(globalThis, 'console', { value: freeze(silent), writable: true, configurable: true });
}
