import type { PlacedStatement } from './cellCode';
import { ARGUMENTS, type Deeds } from './deeds';
import { callingGlobals, laterFunctions } from './methodNames';
import { addTo, pushTo } from './multimap';
import { baseOf, nameOf, tieOf, type Root } from './ties';

/** What a function does when it is called, in the end. */
export interface Conduct {
  /** By name, then by the cells whose code does it. */
  readonly sets: Map<string, Set<number>>;
  readonly changes: Set<Root>;
}

/** Most code does nothing to anything. */
export function isIdle({ sets, changes, methods, calls, passes }: Deeds): boolean {
  return sets.size + changes.size + methods.size + calls.size + passes.length === 0;
}

export type OwnConduct = Conduct & Pick<Deeds, 'passes'> & { readonly calls: ReadonlySet<string> };

/** What some code does by itself, and what it calls and passes on, as far as these are the notebook's own. */
export function conductOf(deeds: Deeds, cell: number, isOwn: (name: string) => boolean): OwnConduct {
  if (!concerns(deeds, isOwn)) return IDLE;
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
export const IDLE: OwnConduct = { sets: new Map(), changes: new Set(), calls: NONE, passes: [] };

/** Most statements call the helper's functions and JavaScript's own, and no others. */
function concerns(deeds: Deeds, isOwn: (name: string) => boolean): boolean {
  if (deeds.sets.size + deeds.changes.size + deeds.methods.size > 0) return true;
  for (const name of deeds.calls) if (isOwn(name)) return true;
  return deeds.passes.some(({ to }) => isOwn(to) || isCallingGlobal(to));
}

function isCallingGlobal(name: string): boolean {
  return callingGlobals.has(name) || laterFunctions.has(name);
}

/** What the functions of a notebook do when they are called, with all that those do that they call. */
export function findConducts(
  statements: readonly PlacedStatement[],
  isOwn: (name: string) => boolean,
  spend: (steps: number) => void,
): ReadonlyMap<string, Conduct> {
  const conducts = new Map<string, Conduct>();
  const callers = new Map<string, Set<string>>();
  const passedBy = new Map<string, { readonly by: string; readonly root: Root }[]>();
  const waiting = new Set<string>();
  for (const { cell, statement } of statements) {
    if (statement.declares.length === 0 || isIdle(statement.deeds.called)) continue;
    const own = conductOf(statement.deeds.called, cell, isOwn);
    for (const name of statement.declares) {
      for (const called of own.calls) addTo(callers, called, name);
      for (const { to, root } of own.passes) pushTo(passedBy, to, { by: name, root });
      if (merge(conductNamed(conducts, name), own)) waiting.add(name);
    }
  }
  // A Set being walked also walks what is added on the way; taken out first, a name can come again.
  for (const name of waiting) {
    waiting.delete(name);
    const conduct = conductNamed(conducts, name);
    const shared: Conduct = {
      sets: conduct.sets,
      changes: new Set([...conduct.changes].filter((root) => nameOf(root) !== ARGUMENTS)),
    };
    for (const caller of callers.get(name) ?? []) {
      spend(shared.sets.size + shared.changes.size + 1);
      if (merge(conductNamed(conducts, caller), shared)) waiting.add(caller);
    }
    for (const { by, root } of passedBy.get(name) ?? []) {
      spend(1);
      const changes = new Set(changesByPassing(conduct, root));
      if (merge(conductNamed(conducts, by), { sets: new Map(), changes })) waiting.add(by);
    }
  }
  return conducts;
}

/** What becomes of a thing that is given to a function which changes what it gets. */
export function changesByPassing(conduct: Conduct | undefined, root: Root): readonly Root[] {
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

export function addSet(sets: Map<string, Set<number>>, name: string, cell: number): boolean {
  const cells = sets.get(name);
  if (cells?.has(cell)) return false;
  if (cells) cells.add(cell);
  else sets.set(name, new Set([cell]));
  return true;
}
