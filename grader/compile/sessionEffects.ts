import { startBudget, type Bounds } from './budget';
import type { PlacedStatement } from './cellCode';
import { addSet, changesByPassing, conductOf, findConducts, IDLE, isIdle } from './conducts';
import { ARGUMENTS } from './deeds';
import { pushTo } from './multimap';
import { tieNames } from './nameTies';
import { nameOf, type Root } from './ties';

/** A statement that does something to a name as its cell runs. */
export interface Effect {
  readonly placed: PlacedStatement;
  /** Null when it changes the thing; else it gives the name another, from code of that cell. */
  readonly setBy: number | null;
}

export interface EffectList {
  /** What tells the list from others. */
  readonly key: string;
  readonly effects: readonly Effect[];
}

/** What the statements of a notebook do, with all that the functions do that they call. */
export interface SessionEffects {
  /** On a name, in several lists, each in the notebook's order. */
  readonly on: (name: string) => readonly EffectList[];
  /** Those that come after their cell: by a timer, or when a promise settles. */
  readonly laterOn: (name: string) => readonly EffectList[];
  /** Properties given to everything of a kind; empty stands for any. */
  readonly prototypes: readonly { readonly property: string; readonly placed: PlacedStatement }[];
}

/**
 * @param isOwn whether a name is declared in the notebook, by no import alone
 * @param isDeclaredIn whether a cell declares it
 */
export function findEffects(
  statements: readonly PlacedStatement[],
  isOwn: (name: string) => boolean,
  isDeclaredIn: (name: string, cell: number) => boolean,
  bounds: Bounds,
): SessionEffects {
  const spend = startBudget(bounds);
  const conducts = findConducts(statements, isOwn, spend);
  const leaderOf = tieNames(statements, isOwn);
  const now = collect('now');
  const later = collect('later');
  return {
    on: (name) => lookUp(now, name),
    laterOn: (name) => lookUp(later, name),
    prototypes: statements.flatMap((placed) =>
      placed.statement.deeds.prototypes.map((property) => ({ property, placed })),
    ),
  };

  function collect(when: 'now' | 'later'): EffectTable {
    const table: EffectTable = { sets: new Map(), changes: new Map() };
    for (const placed of statements) {
      if (isIdle(placed.statement.deeds[when])) continue;
      const conduct = conductOf(placed.statement.deeds[when], placed.cell, isOwn);
      if (conduct === IDLE) continue;
      for (const name of conduct.calls) {
        const called = conducts.get(name);
        if (called === undefined) continue;
        spend(called.sets.size + called.changes.size);
        for (const [set, cells] of called.sets) for (const cell of cells) addSet(conduct.sets, set, cell);
        for (const root of called.changes) if (nameOf(root) !== ARGUMENTS) conduct.changes.add(root);
      }
      for (const { to, root } of conduct.passes) {
        for (const change of changesByPassing(conducts.get(to), root)) conduct.changes.add(change);
      }
      const { setsShortly } = placed.statement.deeds;
      for (const [name, cells] of conduct.sets) {
        for (const setBy of cells) {
          if (setsShortly.has(name) && !isDeclaredIn(name, setBy)) continue;
          pushTo(table.sets, name, { placed, setBy });
        }
      }
      for (const leader of new Set([...conduct.changes].map(leaderOf))) {
        pushTo(table.changes, leader, { placed, setBy: null });
      }
    }
    return table;
  }

  function lookUp({ sets, changes }: EffectTable, name: string): readonly EffectList[] {
    const lists: EffectList[] = [];
    const setting = sets.get(name);
    if (setting) lists.push({ key: 'set', effects: setting });
    if (changes.size === 0) return lists;
    for (const leader of new Set([leaderOf(`=${name}`), leaderOf(`.${name}`)])) {
      const changing = changes.get(leader);
      if (changing) lists.push({ key: leader, effects: changing });
    }
    return lists;
  }
}

interface EffectTable {
  readonly sets: Map<string, Effect[]>;
  readonly changes: Map<Root, Effect[]>;
}
