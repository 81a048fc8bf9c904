const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Methods of arrays, maps, texts, numbers and matrices that leave alone what they are called on. */
export const harmlessMethods: ReadonlySet<string> = words(
  'map filter slice concat flat flatMap join split forEach reduce reduceRight some every find findLast findIndex findLastIndex ' +
    'indexOf lastIndexOf includes at keys values entries get has toString toLocaleString toFixed toPrecision valueOf ' +
    'toSorted toReversed toSpliced with startsWith endsWith padStart padEnd trim repeat replace replaceAll charAt charCodeAt ' +
    'match matchAll test toUpperCase toLowerCase substring hasOwnProperty isPrototypeOf call apply bind then catch finally ' +
    'clone dot mmul transpose getRow getColumn getRowVector getColumnVector subMatrix to1DArray to2DArray toJSON isEmpty ' +
    'isVector isRowVector isColumnVector isSquare max min sum mean norm trace product variance standardDeviation',
);

/** Those of them whose result is new, whatever is in it. */
export const freshMethods: ReadonlySet<string> = words(
  'join split indexOf lastIndexOf includes toString toLocaleString toFixed toPrecision findIndex findLastIndex some every ' +
    'clone dot mmul transpose getRow getColumn getRowVector getColumnVector subMatrix to1DArray to2DArray toJSON ' +
    'max min sum mean norm trace product variance standardDeviation has test startsWith endsWith repeat trim',
);

/** Those of them whose result is new, but made of the same parts. */
export const copyingMethods: ReadonlySet<string> = words(
  'slice concat filter map flat flatMap toSorted toReversed toSpliced with keys values entries',
);

/** Functions that keep what they are given to call, and call it when the cell is over. */
export const laterFunctions: ReadonlySet<string> = words(
  'setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame',
);
export const laterMethods: ReadonlySet<string> = words(
  'then catch finally nextTick on once addEventListener',
);

/** Of `Object` and `Reflect`: what they do to their first argument. */
export const changingStatics: ReadonlySet<string> = words(
  'assign defineProperty defineProperties setPrototypeOf freeze seal preventExtensions set deleteProperty',
);

/** Globals that may call what they are given; all others are left out, whatever they do. */
export const callingGlobals: ReadonlySet<string> = words('Array Promise Map Set Object Reflect Proxy');

/**
 * Names that are there without being declared: JavaScript's, and Node's as a kernel has them. A list of our own, so
 * that every Node says the same of a notebook.
 */
export const knownGlobals: ReadonlySet<string> = words(
  'undefined NaN Infinity globalThis Object Function Array Number parseFloat parseInt Boolean String Symbol Date Promise RegExp ' +
    'Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError JSON Math Intl Atomics Reflect Proxy ' +
    'Map Set WeakMap WeakSet WeakRef FinalizationRegistry BigInt ArrayBuffer SharedArrayBuffer DataView Uint8Array Int8Array ' +
    'Uint16Array Int16Array Uint32Array Int32Array Float16Array Float32Array Float64Array Uint8ClampedArray BigUint64Array ' +
    'BigInt64Array Iterator decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape eval isFinite isNaN ' +
    'WebAssembly console process performance Buffer URL URLSearchParams TextEncoder TextDecoder AbortController AbortSignal ' +
    'Event EventTarget structuredClone atob btoa fetch Blob crypto setTimeout setInterval setImmediate clearTimeout ' +
    'clearInterval clearImmediate queueMicrotask requestAnimationFrame require exports module global arguments __dirname __filename ' +
    'navigator Headers Request Response FormData WebSocket MessageChannel BroadcastChannel DisposableStack SuppressedError ' +
    'AsyncDisposableStack Temporal DOMException QuotaExceededError CustomEvent CloseEvent ErrorEvent MessageEvent EventSource ' +
    'MessagePort File URLPattern Crypto CryptoKey SubtleCrypto Navigator Storage localStorage sessionStorage ' +
    'Performance PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList ' +
    'PerformanceResourceTiming TransformStream TransformStreamDefaultController WritableStream WritableStreamDefaultController ' +
    'WritableStreamDefaultWriter ReadableStream ReadableStreamDefaultReader ReadableStreamBYOBReader ReadableStreamBYOBRequest ' +
    'ReadableByteStreamController ReadableStreamDefaultController ByteLengthQueuingStrategy CountQueuingStrategy ' +
    'TextEncoderStream TextDecoderStream CompressionStream DecompressionStream __tslab__',
);
