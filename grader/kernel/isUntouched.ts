import { loadStubs } from '../assignment';
import type { AssignmentDirectories } from '../domain';
import type { StudentFunction } from './callCases';

/**
 * Whether a function reads as it was handed out, where the folder tells how that was. The kernel compiles a cell in its
 * own way, so spaces, semicolons, comments and the kernel's own names are left out of the comparison; a function that
 * is compiled otherwise, or handed out with others beside it, is taken for written.
 */
export function isUntouched(fn: StudentFunction, name: string, directories: AssignmentDirectories): boolean {
  try {
    const stub = loadStubs(directories)?.get(name);
    if (stub === undefined) return false;
    const own = squeeze(Function.prototype.toString.call(fn));
    const frame = squeeze(stub).split(own);
    return frame.length === 2 && frame[1] === `${name}=${name}` && FRAME.test(frame[0] ?? '');
  } catch {
    return false;
  }
}

/** What stands before the function in the program of one that needs nothing but the helper module. */
const FRAME = /^"usestrict"(?:const\{[^{}]*\}=require\('[^']*'\))*$/;

function squeeze(code: string): string {
  return code
    .replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, '')
    .replace(/\(0,\s*exports\.([\w$]+)\)/g, '$1')
    .replace(/\bexports\./g, '')
    .replace(/[\s;]/g, '');
}
