import { ARGUMENTS, type Deeds } from './deeds';
import { idleGlobals, laterFunctions } from './methodNames';
import type { PlacedStatement } from './indexNotebook';
import { nameOf, tieOf, type Root } from './roots';

/** A statement that does something to a name as its cell runs. */
export interface Effect {
  readonly placed: PlacedStatement;
  /** Null when it changes the thing; else it gives the name another, from code of that cell. */
  readonly setBy: number | null;
}

/** What the statements of a notebook do, with all that the functions do that they call. */
export interface SessionEffects {
  /** In the notebook's order. */
  readonly on: (name: string) => readonly Effect[];
  /** Those that do it after their cell: by a timer, or when a promise settles. */
  readonly laterOn: (name: string) => readonly Effect[];
  /** Properties given to everything of a kind; empty stands for any. */
  readonly prototypes: readonly { readonly property: string; readonly placed: PlacedStatement }[];
}

/** What a function does when it is called, in the end. */
interface Conduct {
  /** By name, then by the cells whose code does it. */
  readonly sets: Map<string, Set<number>>;
  readonly changes: Set<Root>;
}

/** So much passing on of what functions do; a notebook of students needs some tens. */
const MOST_STEPS = 100_000;

/**
 * @param isOwn whether a name is declared in the notebook, by no import alone
 * @param isDeclaredIn whether a cell declares it
 */
export function findEffects(
  statements: readonly PlacedStatement[],
  isOwn: (name: string) => boolean,
  isDeclaredIn: (name: string, cell: number) => boolean,
): SessionEffects {
  const conducts = findConducts(statements, isOwn);
  const now = collect(statements, 'now');
  const later = collect(statements, 'later');
  const ties = tieNames(statements, isOwn);
  const known = new Map<string, readonly Effect[]>();
  return {
    on(name) {
      const effects = known.get(name) ?? lookUp(now, name);
      known.set(name, effects);
      return effects;
    },
    laterOn: (name) => lookUp(later, name),
    prototypes: statements.flatMap((placed) =>
      placed.statement.deeds.prototypes.map((property) => ({ property, placed })),
    ),
  };

  function collect(all: readonly PlacedStatement[], when: 'now' | 'later'): EffectTable {
    const table: EffectTable = { sets: new Map(), changes: new Map() };
    for (const placed of all) {
      const conduct = conductOf(placed.statement.deeds[when], placed.cell, isOwn);
      for (const name of conduct.calls) {
        const called = conducts.get(name);
        if (called === undefined) continue;
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
          push(table.sets, name, { placed, setBy });
        }
      }
      for (const root of conduct.changes) push(table.changes, root, { placed, setBy: null });
    }
    return table;
  }

  function lookUp({ sets, changes }: EffectTable, name: string): readonly Effect[] {
    if (sets.size === 0 && changes.size === 0) return [];
    const found = [...(sets.get(name) ?? [])];
    if (changes.size > 0) for (const root of ties(name)) found.push(...(changes.get(root) ?? []));
    return found.length < 2 ? found : found.sort((a, b) => a.placed.position - b.placed.position);
  }
}

interface EffectTable {
  readonly sets: Map<string, Effect[]>;
  readonly changes: Map<Root, Effect[]>;
}

type OwnConduct = Conduct & Pick<Deeds, 'passes'> & { readonly calls: ReadonlySet<string> };

/** What some code does by itself, and what it calls and passes on, as far as these are the notebook's own. */
function conductOf(deeds: Deeds, cell: number, isOwn: (name: string) => boolean): OwnConduct {
  const sets = new Map<string, Set<number>>();
  for (const name of deeds.sets) addSet(sets, name, cell);
  const changes = new Set(deeds.changes);
  // A method of the helper's, or of JavaScript's own, changes nothing that a slice could need.
  for (const root of deeds.methods) if (isOwn(baseOf(root)) || nameOf(root) === ARGUMENTS) changes.add(root);
  if (deeds.calls.size === 0 && deeds.passes.length === 0) return { sets, changes, calls: NONE, passes: [] };

  const calls = new Set([...deeds.calls].filter(isOwn));
  const passes = deeds.passes.filter(({ to }) => isOwn(to));
  for (const { to, root } of deeds.passes) {
    // `check(f)` and `console.log(f)` are left out, with all that they may call.
    if (isOwn(baseOf(root)) && (isOwn(to) || isCallingGlobal(to))) calls.add(baseOf(root));
  }
  return { sets, changes, calls, passes };
}

const NONE: ReadonlySet<string> = new Set();
const callingGlobals: ReadonlySet<string> = new Set([
  'Array',
  'Promise',
  'Map',
  'Set',
  'Object',
  'Reflect',
  'Proxy',
]);

function isCallingGlobal(name: string): boolean {
  return (callingGlobals.has(name) || laterFunctions.has(name)) && !idleGlobals.has(name);
}

/** What the functions of a notebook do when they are called, with all that those do that they call. */
function findConducts(
  statements: readonly PlacedStatement[],
  isOwn: (name: string) => boolean,
): ReadonlyMap<string, Conduct> {
  const conducts = new Map<string, Conduct>();
  const callers = new Map<string, Set<string>>();
  const passedBy = new Map<string, { readonly by: string; readonly root: Root }[]>();
  const waiting = new Set<string>();
  for (const { cell, statement } of statements) {
    if (statement.declares.length === 0) continue;
    const own = conductOf(statement.deeds.called, cell, isOwn);
    for (const name of statement.declares) {
      for (const called of own.calls) pushSet(callers, called, name);
      for (const { to, root } of own.passes) push(passedBy, to, { by: name, root });
      if (merge(conductNamed(conducts, name), own)) waiting.add(name);
    }
  }
  let steps = 0;
  // A Set being walked also walks what is added on the way; taken out first, a name can come again.
  for (const name of waiting) {
    waiting.delete(name);
    const conduct = conductNamed(conducts, name);
    const shared: Conduct = {
      sets: conduct.sets,
      changes: new Set([...conduct.changes].filter((root) => nameOf(root) !== ARGUMENTS)),
    };
    for (const caller of callers.get(name) ?? []) {
      if (++steps > MOST_STEPS) return conducts;
      if (merge(conductNamed(conducts, caller), shared)) waiting.add(caller);
    }
    for (const { by, root } of passedBy.get(name) ?? []) {
      if (++steps > MOST_STEPS) return conducts;
      const changes = new Set(changesByPassing(conduct, root));
      if (merge(conductNamed(conducts, by), { sets: new Map(), changes })) waiting.add(by);
    }
  }
  return conducts;
}

/** What becomes of a thing that is given to a function which changes what it gets. */
function changesByPassing(conduct: Conduct | undefined, root: Root): readonly Root[] {
  if (conduct === undefined) return [];
  const isChanged = conduct.changes.has(`=${ARGUMENTS}`);
  const isChangedInside = conduct.changes.has(`.${ARGUMENTS}`);
  if (!isChanged && !isChangedInside) return [];
  const name = nameOf(root);
  switch (tieOf(root)) {
    case '=':
      return [
        ...(isChanged ? ([`=${name}`] as const) : []),
        ...(isChangedInside ? ([`.${name}`] as const) : []),
      ];
    case '.':
      return [`.${name}`];
    case '+':
      return isChangedInside ? [`=${name}`, `.${name}`] : [];
    case '~':
      return isChangedInside ? [`.${name}`] : [];
  }
}

/**
 * For a name, the changes that reach it: of itself, of a part of it wherever that is known by another name, of what it
 * is a part of.
 */
function tieNames(
  statements: readonly PlacedStatement[],
  isOwn: (name: string) => boolean,
): (name: string) => readonly Root[] {
  const reachedFrom = new Map<Root, Set<Root>>();
  for (const { statement } of statements) {
    for (const [name, root] of statement.deeds.aliases) {
      if (!isOwn(baseOf(`=${name}`)) || !isOwn(baseOf(root))) continue;
      const other = nameOf(root);
      const tie = tieOf(root);
      if (tie === '=') {
        both(`=${name}`, `=${other}`);
        both(`.${name}`, `.${other}`);
      } else if (tie === '.') isPartOf(name, other);
      else if (tie === '+') isPartOf(other, name);
      else both(`.${name}`, `.${other}`);
    }
  }
  const known = new Map<string, readonly Root[]>();
  return (name) => {
    const found = known.get(name) ?? [...reach([`=${name}`, `.${name}`], reachedFrom)];
    known.set(name, found);
    return found;
  };

  function isPartOf(part: string, whole: string): void {
    pushSet(reachedFrom, `.${whole}`, `=${part}`);
    both(`.${part}`, `.${whole}`);
    pushSet(reachedFrom, `=${part}`, `.${whole}`);
  }

  function both(one: Root, other: Root): void {
    pushSet(reachedFrom, one, other);
    pushSet(reachedFrom, other, one);
  }
}

function reach(from: readonly Root[], edges: ReadonlyMap<Root, ReadonlySet<Root>>): ReadonlySet<Root> {
  const found = new Set(from);
  for (const root of found) for (const next of edges.get(root) ?? []) found.add(next);
  return found;
}

/** The name itself, of what a function returned the function's; of the stream of chance always a name of one's own. */
function baseOf(root: Root): string {
  return nameOf(root).replace(/\(\)$/, '');
}

function merge(into: Conduct, from: Conduct): boolean {
  let isNew = false;
  for (const [name, cells] of from.sets)
    for (const cell of cells) isNew = addSet(into.sets, name, cell) || isNew;
  for (const root of from.changes) {
    isNew ||= !into.changes.has(root);
    into.changes.add(root);
  }
  return isNew;
}

function conductNamed(conducts: Map<string, Conduct>, name: string): Conduct {
  const known = conducts.get(name);
  if (known) return known;
  const made: Conduct = { sets: new Map(), changes: new Set() };
  conducts.set(name, made);
  return made;
}

function addSet(sets: Map<string, Set<number>>, name: string, cell: number): boolean {
  const cells = sets.get(name);
  if (cells?.has(cell)) return false;
  if (cells) cells.add(cell);
  else sets.set(name, new Set([cell]));
  return true;
}

function pushSet<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
