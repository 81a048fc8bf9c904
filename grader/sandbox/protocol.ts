import type { ProgramCalls, TrustedHelper } from '../domain';

/** The request: one line of JSON, which the parent writes once on the child's stdin. */
export interface ChildRequest {
  /** Stands before each answer, which proves that it is the child's: student code cannot read it. */
  readonly nonce: string;
  readonly helper: TrustedHelper;
  readonly programs: readonly ProgramCalls[];
}

/** The child's first line: it has booted and waits for its request. */
export const READY = 'ready';

/** On an answer's line: whether the child is as it was before the program, and goes on with the next. */
export const GOES_ON = 'goes-on';
export const LAST = 'last';

/**
 * The functions of a vm context that the child calls. They take and give strings and functions of that context only.
 */
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
 * Gives the kind of an object without running any code of it: `ordinary`, `error`, `typed-array`, or a description such
 * as `a Proxy` for what cannot be compared.
 */
export type Classify = (value: object) => string;

/** Put in front of each program, on the same line, so that programs run in strict mode. */
export const PROGRAM_PREFIX = '"use strict";';
export const PROGRAM_FILE = 'program.js';

/** Limits of one encoded value: entries in all, depth, and characters of one text. */
export const MAX_ENTRIES = 250_000;
export const MAX_DEPTH = 64;
export const MAX_TEXT = 100_000;
