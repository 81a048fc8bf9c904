/** Why a global of the kernel is not there while a function is graded, and what to do without it. */
type Absence =
  | 'network'
  | 'machine'
  | 'bytes'
  | 'addresses'
  | 'chance'
  | 'timing'
  | 'streams'
  | 'threads'
  | 'events'
  | 'memory'
  | 'dates'
  | 'modules';

const NAMES: Readonly<Record<Absence, string>> = {
  network: 'fetch FormData Headers Request Response WebSocket EventSource MessageEvent CloseEvent',
  machine: 'process navigator Navigator Storage localStorage sessionStorage __tslab__',
  bytes: 'Buffer Blob File',
  addresses: 'URL URLSearchParams URLPattern',
  chance: 'crypto Crypto CryptoKey SubtleCrypto',
  timing:
    'Performance PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming',
  streams:
    'TransformStream TransformStreamDefaultController WritableStream WritableStreamDefaultController WritableStreamDefaultWriter ' +
    'ReadableStream ReadableStreamDefaultReader ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableByteStreamController ' +
    'ReadableStreamDefaultController ByteLengthQueuingStrategy CountQueuingStrategy TextEncoderStream TextDecoderStream ' +
    'CompressionStream DecompressionStream',
  threads: 'BroadcastChannel MessageChannel MessagePort SharedArrayBuffer Atomics WebAssembly',
  events: 'AbortController AbortSignal Event EventTarget CustomEvent ErrorEvent QuotaExceededError',
  memory: 'WeakRef FinalizationRegistry',
  dates: 'Temporal',
  modules: 'module __dirname __filename',
};

/** What to do instead, as the end of a sentence. */
const INSTEAD: Readonly<Record<Absence, string>> = {
  network: 'a graded function reaches no network, so compute from the arguments alone',
  machine: 'a graded function sees nothing of the machine it runs on, so compute from the arguments alone',
  bytes: 'keep bytes in a Uint8Array',
  addresses: 'take the text apart with split or a regular expression',
  chance: 'draw with np.random',
  timing: 'only performance.now(), mark and measure are there',
  streams: 'compute on arrays',
  threads: 'a graded function runs by itself, so compute on arrays',
  events: 'a graded function answers at once, so call what is to be done',
  memory: 'keep the value itself, or a WeakMap',
  dates: 'use Date',
  modules: 'import from the helper module of the notebook alone',
};

const absences: ReadonlyMap<string, Absence> = new Map(
  Object.entries(NAMES).flatMap(([absence, names]) =>
    names.split(' ').map((name): [string, Absence] => [name, absence as Absence]),
  ),
);

/** Every global of a kernel that is not there while a function is graded. */
export const absentGlobals: readonly string[] = [...absences.keys()];

/** The global that is not there, where that is what an error says; else null. */
export function findAbsentGlobal({
  name,
  message,
}: {
  readonly name: string;
  readonly message: string;
}): string | null {
  const [, missing] =
    (name === 'ReferenceError' ? /^([\w$]+) is not defined$/.exec(message) : null) ??
    (name === 'TypeError'
      ? /^(?:globalThis|global)\.([\w$]+) is not a (?:function|constructor)$/.exec(message)
      : null) ??
    [];
  return missing !== undefined && absences.has(missing) ? missing : null;
}

/** What to do without a global that is not there, as the end of a sentence. */
export function describeAbsence(name: string): string {
  return INSTEAD[absences.get(name) ?? 'machine'];
}
