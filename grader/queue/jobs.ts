import type { Engine } from './engine';
import type { Database } from '../database';

/** A queue that is open: the database, the engine on it, and the queue's name. */
export interface Queue {
  readonly database: Database;
  readonly engine: Engine;
  readonly name: string;
}

/** How often a submission is tried, in all, before it is a fault of the grader. */
export const MOST_TRIES = 3;

/**
 * The name, for the engine, of those that once failed with a worker, or took it along: they wait apart, to be tried one
 * at a time with nothing beside them, so that the guilty one is found and costs the others no try.
 */
export function nameAlone(queue: string): string {
  return `${queue}-alone`;
}

/** The engine's name of where a job waits. */
export function nameWaiting(queue: string, isAlone: boolean): string {
  return isAlone ? nameAlone(queue) : queue;
}

/** What is handed over of a submission. */
export interface NewJob {
  readonly id: string;
  readonly submission: string;
  readonly file: string;
  readonly student: string;
  readonly fileHash: string;
  readonly submittedAt: Date;
  readonly content: JobContent;
}

/** The file as it was read, or why it could not be. */
export type JobContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'rejected'; readonly reason: string };

/** A job that a worker holds. */
export interface TakenJob {
  readonly id: string;
  /** Whose it is: a worker that was given up for gone is nobody's holder any more. */
  readonly holder: string;
  readonly isAlone: boolean;
  readonly submission: string;
  readonly file: string;
  readonly student: string;
  readonly fileHash: string;
  readonly submittedAt: Date;
  readonly rejection: string | null;
  /** Compressed; null where the file could not be read. */
  readonly packed: Uint8Array | null;
}
