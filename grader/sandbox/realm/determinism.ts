import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { defineProperty, freeze, ownKeys } from './intrinsics';

const CLOCK = Date.UTC(2020, 0, 1);
const SEED = 20_200_101;

/** What gives a program threads, machine code, or a look at the garbage collector or the clock. */
const REMOVED = [
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'FinalizationRegistry',
  'WeakRef',
  'Temporal',
  'performance',
];

/** Makes the realm give the same values on every run: no clock, no chance, no threads, no printing. */
export function makeDeterministic(): void {
  for (const name of REMOVED) Reflect.deleteProperty(globalThis, name);
  Reflect.deleteProperty(Intl, 'DateTimeFormat');
  stopClock();
  fixRandom();
  silenceConsole();
  // V8 reads both from the realm's own Error; a program must not see frames, nor lose the columns of its own.
  Error.stackTraceLimit = 50;
  defineProperty(Error, 'prepareStackTrace', { value: undefined, writable: true, configurable: true });
}

function stopClock(): void {
  const RealDate = Date;
  const now = (): number => CLOCK;
  const StoppedDate = function Date(this: unknown, ...parts: unknown[]): unknown {
    if (new.target === undefined) return new RealDate(CLOCK).toString();
    return Reflect.construct(RealDate, parts.length === 0 ? [CLOCK] : parts, new.target);
  };
  defineProperty(StoppedDate, 'prototype', { value: RealDate.prototype, writable: false });
  defineProperty(StoppedDate, 'length', { value: 7 });
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

function fixRandom(): void {
  const stream = xoroshiro128plus(SEED);
  Math.random = () => uniformFloat64(stream);
}

function silenceConsole(): void {
  const silent = Object.create(null) as Record<PropertyKey, unknown>;
  for (const key of ownKeys(console)) silent[key] = () => undefined;
  defineProperty(globalThis, 'console', { value: freeze(silent), writable: true, configurable: true });
}
