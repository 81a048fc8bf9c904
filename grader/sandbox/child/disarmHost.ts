/** Members of `process` that reach other processes or native code, which Node's permission model does not cover. */
const PROCESS_POWERS = [
  'kill',
  '_kill',
  '_debugProcess',
  '_debugEnd',
  'abort',
  'binding',
  '_linkedBinding',
  'dlopen',
  'getBuiltinModule',
  'mainModule',
  'report',
  'env',
];

/** Intrinsics of the child's own realm, which code that escaped from its vm context could change. */
const INTRINSICS = [
  Object,
  Function,
  Array,
  Error,
  TypeError,
  RangeError,
  EvalError,
  Promise,
  String,
  Number,
  Map,
  Set,
];

/**
 * A second line of defence, for a program that gets hold of an object of the child's own realm: it can neither signal a
 * process nor replace a built-in. Node's own modules go on with what they captured when they were loaded.
 */
export function disarmHost(): void {
  for (const name of PROCESS_POWERS) Reflect.deleteProperty(process, name);
  for (const name of [...Object.keys(globalThis), 'process']) Reflect.deleteProperty(globalThis, name);
  for (const intrinsic of INTRINSICS) {
    Object.freeze(intrinsic);
    Object.freeze(intrinsic.prototype);
  }
}
