/** Of `process`: what reaches other processes or native code, which the permission model does not cover. */
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

/** Intrinsics through which code that escaped a realm would get at the child's own. */
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
 * A second wall: a program that gets hold of an object of the child's own realm finds no way to signal a process and
 * nothing to replace. Node's own modules keep what they captured at start.
 */
export function disarmHost(): void {
  for (const name of PROCESS_POWERS) Reflect.deleteProperty(process, name);
  for (const name of [...Object.keys(globalThis), 'process']) Reflect.deleteProperty(globalThis, name);
  for (const intrinsic of INTRINSICS) {
    Object.freeze(intrinsic);
    Object.freeze(intrinsic.prototype);
  }
}
