import type { Classify } from '../../../protocol';
import { defineProperty } from '../intrinsics';
import { atob, btoa } from './base64';
import { DOMException } from './domException';
import { performance } from './performance';
import { createStructuredClone } from './structuredClone';
import { timers } from './timers';
import { TextDecoder, TextEncoder } from './utf8';

/**
 * Gives programs what a kernel has beside JavaScript's own and a function may need: written in this realm, the same on
 * every machine and at every time. What else a kernel has is not there, and the grader tells so by name
 * (`verdicts/absentGlobals.ts`). To be called before the built-ins are locked.
 */
export function addGlobals(classify: Classify): void {
  const globals = {
    ...timers,
    global: globalThis,
    structuredClone: createStructuredClone(classify),
    performance,
    DOMException,
    TextEncoder,
    TextDecoder,
    atob,
    btoa,
  };
  for (const [name, value] of Object.entries(globals))
    defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
}
