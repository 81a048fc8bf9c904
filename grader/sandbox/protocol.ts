import type { ProgramCalls, TrustedHelper } from '../domain';

/** What the parent writes on a child's stdin: one line of JSON, once. */
export interface ChildRequest {
  /** Comes back on each answer; no student code ever sees it. */
  readonly nonce: string;
  readonly helper: TrustedHelper;
  readonly programs: readonly ProgramCalls[];
}

/** The child's first line: it has booted and waits for its request. */
export const READY = 'ready';

/** What a realm hands to the child: functions that take and give nothing but strings and realm functions. */
export interface RealmDoor {
  /** Runs the trusted helper module, then freezes what it exports. */
  readonly loadHelper: (specifier: string, module: HelperModule) => void;
  /** Runs a program and its calls; gives the encoded answer. Student code runs here. */
  readonly runProgram: (functionName: string, program: ProgramBody, callsJson: string) => string;
}

export type Require = (specifier: unknown) => unknown;
export type HelperModule = (exports: object, require: Require, module: object) => void;
export type ProgramBody = (exports: object, require: Require) => void;

/**
 * Tells the kind of an object without running any code of it: `ordinary`, `error`, `typed-array`, or, for what
 * cannot be compared, words such as `a Proxy`.
 */
export type Classify = (value: object) => string;

/** `'"use strict";'` stands in front of a program on its one line. */
export const PROGRAM_PREFIX = '"use strict";';
export const PROGRAM_FILE = 'program.js';

/** Bounds of one encoded value. */
export const MAX_ENTRIES = 250_000;
export const MAX_DEPTH = 64;
export const MAX_TEXT = 100_000;
