import type { CanonicalCode } from './canonicalCode';
import type { StatementDeeds } from './deeds';

/** What a code cell holds, as far as slicing needs it. Independent of the notebook the cell stands in. */
export type CellCode =
  | { readonly kind: 'parsed'; readonly statements: readonly Statement[] }
  /** No TypeScript: a `%%html` cell, half a function. `line` counts from 1. */
  | { readonly kind: 'broken'; readonly line: number; readonly message: string };

/** A statement at the top of a cell. Types and other declarations without a value are no statements here. */
export interface Statement {
  readonly kind: 'declaration' | 'import' | 'action';
  /** It declares a function, which is there from its cell's start. */
  readonly isFunction: boolean;
  /** Line of the cell on which `text` begins, from 1. */
  readonly line: number;
  readonly text: string;
  /** Names of values that it brings into the cell's scope. */
  readonly declares: readonly string[];
  /** Those of them that nothing can be assigned to afterwards: constants, functions, classes, imports. */
  readonly fixed: readonly string[];
  /** Those of them that it gives no value: `let gain: number;`. */
  readonly blank: readonly string[];
  /** What it does to the names around it. */
  readonly deeds: StatementDeeds;
  /** For each name that it takes from around it: where in `text` that is first. */
  readonly mentions: ReadonlyMap<string, number>;
  /** Functions it declares whose body has no statement. */
  readonly emptyFunctions: readonly string[];
  /** It has an `await` outside a function, which a function that is graded cannot wait for. */
  readonly waits: boolean;
  /** What graded code may not do, where it does. */
  readonly forbidden: readonly Forbidden[];
  /** For imports. */
  readonly imports: ModuleImport | null;
  /** Null when the compiler has to emit it. Marks count lines from 0, from `line` on. */
  readonly canonical: CanonicalCode | null;
}

/** `what` completes "cell 3, line 1 …"; `module` is what it loads, when it says so plainly. */
export interface Forbidden {
  readonly line: number;
  readonly what: string;
  readonly module: string | null;
}

export interface ModuleImport {
  /** As written: `./initUtils`, `fs`. */
  readonly module: string;
  readonly bindings: readonly ImportBinding[];
}

/** `imported` is `*` for the whole module, and `default` for its default. */
export interface ImportBinding {
  readonly local: string;
  readonly imported: string;
}

/** A statement and where in its notebook it stands. */
export interface PlacedStatement {
  readonly cell: number;
  /** Its place in the whole notebook, to put statements in order. */
  readonly position: number;
  readonly statement: Statement;
}
