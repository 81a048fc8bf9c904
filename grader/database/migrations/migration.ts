/** One step of the schema: its statements, run in order in one transaction. Never changed once it was released. */
export interface Migration {
  /** From 1, without a gap. */
  readonly number: number;
  readonly name: string;
  readonly statements: readonly string[];
}
