import type { Root } from './ties';

/**
 * What running some code does to the names around it, as far as its text tells. `#arguments` among the names stands
 * for whatever a function is given, `~random` for the stream of `np.random`.
 */
export interface Deeds {
  /** Names whose value it takes. */
  readonly reads: ReadonlySet<string>;
  /** Names it gives another value: `scale = 2`, `n++`, `[a, b] = pair`. */
  readonly sets: ReadonlySet<string>;
  /** Things it changes: `cfg.gain = 2`, `delete cfg.gain`, `Object.assign(cfg, …)`. */
  readonly changes: ReadonlySet<Root>;
  /** Things a method of which it calls that may change them: `gains.push(2)`. */
  readonly methods: ReadonlySet<Root>;
  /** Names of functions it calls, or makes something of: what these do is done. */
  readonly calls: ReadonlySet<string>;
  /** What it gives to functions that may change it, or call it. */
  readonly passes: readonly Pass[];
}

export interface Pass {
  /** The function's name, or the name that its method is called on. */
  readonly to: string;
  readonly root: Root;
}

/** What the code of one statement does, by when it does it. */
export interface StatementDeeds {
  /** As the cell runs. */
  readonly now: Deeds;
  /** Whenever a function written in it is called. */
  readonly called: Deeds;
  /** Once a timer or a promise calls: after the cell, nobody knows when. */
  readonly later: Deeds;
  /** What names, and what `f()` returns, have to do with others, so that who changes one may change the other. */
  readonly aliases: readonly (readonly [string, Root])[];
  /**
   * Names that it sets by their short form: `({ gain } = cfg)`. Where the name is another cell's, tslab lets that pass
   * by the notebook's variable.
   */
  readonly setsShortly: ReadonlySet<string>;
  /** It seeds the stream of `np.random`, whatever was drawn before. */
  readonly seeds: boolean;
  /** Properties that it gives to everything of a kind: `Array.prototype.total = …`. */
  readonly prototypes: readonly string[];
}

export const ARGUMENTS = '#arguments';
export const RANDOM = '~random';
