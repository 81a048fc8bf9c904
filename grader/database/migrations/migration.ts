import type { Executor } from '../database';

/** One step of the schema: its changes, made in order in one transaction. Never changed once it was released. */
export interface Migration {
  /** From 1, without a gap. */
  readonly number: number;
  readonly name: string;
  readonly statements: readonly Change[];
}

/** A statement of SQL, or what SQL cannot say. */
export type Change = string | ((transaction: Executor) => Promise<void>);
