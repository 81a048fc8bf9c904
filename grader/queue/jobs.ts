import type { Engine } from './engine';
import type { Database } from '../database';
import type { HandIn, Identity } from '../domain';

/** An open queue: its database, the engine on it, and its name. */
export interface Queue {
  readonly database: Database;
  readonly engine: Engine;
  readonly name: string;
}

/** How many times a submission is tried before it is given up as a fault of the grader. */
export const MOST_TRIES = 3;

/**
 * The engine's name for the jobs that failed before, or whose worker died. They wait in a queue of their own and are
 * tried one at a time while the worker grades nothing else: should one kill its worker, no other job loses a try by it.
 */
export function nameAlone(queue: string): string {
  return `${queue}-alone`;
}

/** The engine's name of the queue in which a job waits. */
export function nameWaiting(queue: string, isAlone: boolean): string {
  return isAlone ? nameAlone(queue) : queue;
}

/** A submission as it is put into the queue. */
export interface NewJob {
  readonly id: string;
  readonly submission: string;
  readonly file: string;
  readonly student: string;
  /** Whose it is: an attempt of each. */
  readonly owners: readonly Identity[];
  readonly fileHash: string;
  readonly handIn: HandIn;
  readonly content: JobContent;
}

/** The file's bytes, or why it could not be read. */
export type JobContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'rejected'; readonly reason: string };

/** A job that a worker holds. */
export interface TakenJob {
  readonly id: string;
  /** Id of the worker that took it. Results count only while the job still has this holder. */
  readonly holder: string;
  readonly isAlone: boolean;
  readonly submission: string;
  readonly file: string;
  readonly student: string;
  /** Whose it is: an attempt of each. */
  readonly owners: readonly Identity[];
  readonly fileHash: string;
  readonly handIn: HandIn;
  readonly rejection: string | null;
  /** The file, compressed (`packBytes`); null where it could not be read. */
  readonly packed: Uint8Array | null;
}
