/** Runs SQL: a database, or a transaction of one. */
export interface Executor {
  /**
   * Runs one statement with its values at `$1`, `$2`, ….
   * @returns its rows; none for a statement that gives none
   */
  readonly query: <Row>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
}

/** PostgreSQL: in this process, in a folder of its own, or a server. The same SQL runs on both. */
export interface Database extends Executor {
  readonly kind: 'pglite' | 'postgres';
  /** Where it is, as a message may name it: the folder, or the address without its password. */
  readonly place: string;
  /** Whether another process waits until this one closes it; on a server nobody has to. */
  readonly isWanted: () => boolean;
  /** All of it or nothing: commits when `work` is done, rolls back when it throws. */
  readonly transaction: <Result>(work: (transaction: Executor) => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** Where a gradebook is: a folder (made when it is missing), or the address of a server. */
export type DatabasePlace =
  { readonly kind: 'folder'; readonly folder: string } | { readonly kind: 'server'; readonly url: string };
