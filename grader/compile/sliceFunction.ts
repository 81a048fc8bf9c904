import type { LeftOut, Unset } from '../domain';
import { startBudget } from './budget';
import type { ImportBinding, PlacedStatement } from './cellCode';
import { RANDOM } from './deeds';
import type { Declarations, NotebookIndex } from './indexNotebook';
import { lastBefore } from './lastBefore';
import { knownGlobals } from './methodNames';
import type { Effect } from './sessionEffects';

/** What a graded function needs of its notebook's session, and what of that cannot be had. */
export interface FunctionSlice {
  /** In notebook order; imports are not among them. */
  readonly parts: readonly PlacedStatement[];
  readonly imports: readonly SlicedImport[];
  /** Statements that would be parts, did they not `await` something. */
  readonly waiting: readonly PlacedStatement[];
  readonly leftOut: readonly LeftOut[];
  readonly unset: readonly Unset[];
}

export interface SlicedImport extends PlacedStatement {
  readonly module: string;
  /** Those that are used. */
  readonly bindings: readonly ImportBinding[];
}

/** After the last statement: when a function is called that the notebook has declared. */
const AT_THE_END = Number.POSITIVE_INFINITY;
/** No cell's number: whoever asks from there has nothing of their own. */
const OUTSIDE = 0;

/**
 * Follows names from a function through the notebook: to their declarations, and to the statements of any cell that
 * set or change them. A name means what it means in the kernel, at the time it is read: to code of a cell that declares
 * it that cell's own, to other cells what was declared last.
 *
 * @param apart names that are not followed: with them, only what the function is declared with is wanted, not what the
 * session sets or changes
 */
export function sliceFunction(
  index: NotebookIndex,
  functionName: string,
  apart: ReadonlySet<string> | null = null,
): FunctionSlice {
  const taken = new Set<PlacedStatement>();
  const asked = new Set<string>();
  const used = new Map<PlacedStatement, Set<string>>();
  const waiting = new Set<PlacedStatement>();
  const leftOut = new Map<string, LeftOut>();
  const unset = new Map<string, Unset>();
  const readers = new Map<string, PlacedStatement>();
  const walked = new Map<string, number>();
  const spend = startBudget(index.bounds);

  need(functionName, OUTSIDE, AT_THE_END, null);
  // A Set being walked also walks what is added on the way.
  for (const placed of taken) follow(placed);
  findBlank();
  // What such a statement waits for may itself wait, and load what it may not.
  for (const { statement } of waiting) {
    for (const name of statement.deeds.now.reads)
      for (const placed of index.waiting(name)) waiting.add(placed);
  }

  const inOrder = [...taken].sort((a, b) => a.position - b.position);
  return {
    parts: inOrder.filter(({ statement }) => statement.kind !== 'import'),
    imports: inOrder.flatMap((placed) => {
      const { imports } = placed.statement;
      if (imports === null) return [];
      const bindings = imports.bindings.filter(({ local }) => used.get(placed)?.has(local));
      return [{ ...placed, module: imports.module, bindings }];
    }),
    waiting: [...waiting],
    leftOut: [...leftOut.values()],
    unset: [...unset.values()],
  };

  function follow(placed: PlacedStatement): void {
    const { cell, position, statement } = placed;
    const { now, called, later } = statement.deeds;
    for (const name of now.reads) need(name, cell, position, placed);
    for (const name of now.sets) need(name, cell, position, null);
    for (const { reads, sets } of [called, later]) {
      for (const name of reads) need(name, cell, AT_THE_END, placed);
      for (const name of sets) need(name, cell, AT_THE_END, null);
    }
    if (apart !== null) return;
    if (index.redeclares) for (const name of now.calls) callAt(name, cell, position, new Set());
    for (const { property, placed: extending } of index.effects().prototypes) {
      if (statement.text.includes(`.${property}`)) take(extending, property);
    }
  }

  /** What a function reads when a statement calls it may be declared anew before the notebook ends. */
  function callAt(name: string, cell: number, position: number, seen: Set<string>): void {
    if (seen.has(name)) return;
    seen.add(name);
    spend(1);
    for (const placed of meaningOf(name, cell, position)?.statements ?? []) {
      const { called } = placed.statement.deeds;
      for (const read of called.reads) need(read, placed.cell, position, placed);
      for (const inner of called.calls) callAt(inner, placed.cell, position, seen);
    }
  }

  function need(name: string, cell: number, before: number, reader: PlacedStatement | null): void {
    if (apart?.has(name) === true) return;
    if (reader !== null && !readers.has(name)) readers.set(name, reader);
    const key = `${cell} ${before} ${name}`;
    if (asked.has(key)) return;
    asked.add(key);
    if (name === RANDOM) {
      needChance(before);
      return;
    }

    const meaning = meaningOf(name, cell, before);
    const from = meaning?.cell ?? OUTSIDE;
    const isOwn = from === cell;
    if (meaning === null && reader !== null) noteUnset(name, reader);
    const variable = `${isOwn ? 'of' : 'from'} ${from} ${name}`;
    if (meaning !== null && !walked.has(variable)) {
      for (const placed of meaning.statements) take(placed, name);
      walked.set(variable, 0);
    }
    forNew(`${variable} waits`, index.waiting(name), before, positionOf, (placed) => {
      if (isOwn ? placed.cell === cell : placed.cell >= from) leaveOut(placed, 'awaits', name);
    });
    if (apart !== null) return;

    const next = nextDeclaration(name, from);
    const matters = ({ placed, setBy }: Effect): boolean => {
      if (isOwn && setBy !== null) return setBy === cell;
      if (meaning === null && setBy !== null) return false;
      return placed.cell >= from && (!isOwn || placed.position < next);
    };
    for (const { key, effects } of index.effects().on(name)) {
      forNew(`${variable} ${key}`, effects, before, positionOfEffect, bringAlong);
    }
    function bringAlong(effect: Effect): void {
      if (!matters(effect)) return;
      if (effect.setBy !== null && isRefused(effect.placed, name, meaning))
        leaveOut(effect.placed, 'refused', name);
      else take(effect.placed, name);
    }
    if (before < AT_THE_END) return;
    for (const { key, effects } of index.effects().laterOn(name)) {
      forNew(`${variable} later ${key}`, effects, before, positionOfEffect, (effect) => {
        if (matters(effect) && !taken.has(effect.placed)) leaveOut(effect.placed, 'later', name);
      });
    }
  }

  /** Once for each item before a position: who asks again, for a later one, gets those in between. */
  function forNew<T>(
    key: string,
    items: readonly T[],
    before: number,
    position: (item: T) => number,
    use: (item: T) => void,
  ): void {
    let at = walked.get(key) ?? 0;
    for (let item = items[at]; item !== undefined && position(item) < before; item = items[++at]) {
      spend(1);
      use(item);
    }
    walked.set(key, at);
  }

  function nextDeclaration(name: string, from: number): number {
    const groups = index.declarations(name);
    return groups.find(({ cell }) => cell > from)?.statements[0].position ?? AT_THE_END;
  }

  /** The stream of chance is what the last seed made it, and what was drawn since. */
  function needChance(before: number): void {
    const seed = lastBefore(index.seeds, before, positionOf);
    if (seed === null || apart !== null) return;
    take(seed, RANDOM);
    for (const { key, effects } of index.effects().on(RANDOM)) {
      forNew(`chance ${seed.position} ${key}`, effects, before, positionOfEffect, ({ placed }) => {
        if (placed.position > seed.position) take(placed, RANDOM);
      });
    }
  }

  /** What a name means to code of a cell at a time. A name that is declared only later is better than none. */
  function meaningOf(name: string, cell: number, before: number): Declarations | null {
    const groups = index.declarations(name);
    const [only] = groups;
    if (groups.length < 2) return only ?? null;
    const own = groups.find((group) => group.cell === cell);
    return (
      own ?? lastBefore(groups, before, ({ statements: [first] }) => first.position) ?? groups.at(-1) ?? null
    );
  }

  function take(placed: PlacedStatement, name: string): void {
    if (placed.statement.waits) {
      leaveOut(placed, 'awaits', name);
      return;
    }
    taken.add(placed);
    const names = used.get(placed);
    if (names) names.add(name);
    else used.set(placed, new Set([name]));
  }

  function leaveOut(placed: PlacedStatement, kind: LeftOut['kind'], name: string): void {
    const {
      cell,
      statement: { line },
    } = placed;
    if (kind === 'awaits') waiting.add(placed);
    const key = `${cell} ${line} ${kind} ${name}`;
    if (!leftOut.has(key)) leftOut.set(key, { kind, name, cell, line });
  }

  /** Declared, but given no value, and nothing in the slice gives it one. */
  function findBlank(): void {
    const blank = [...taken].flatMap(({ statement }) => statement.blank);
    if (blank.length === 0) return;
    const set = new Set([...taken].flatMap(({ statement }) => setNames(statement)));
    for (const name of blank) {
      const reader = readers.get(name);
      if (reader && !set.has(name)) addUnset(name, reader);
    }
  }

  function noteUnset(name: string, reader: PlacedStatement): void {
    if (knownGlobals.has(name) || index.waiting(name).length > 0) return;
    addUnset(name, reader);
  }

  function addUnset(name: string, { cell, statement }: PlacedStatement): void {
    const before = statement.text.slice(0, statement.mentions.get(name) ?? 0);
    // Who asks `typeof gain` knows that it may not be there.
    if (unset.has(name) || /\btypeof\s*\(?\s*$/.test(before)) return;
    unset.set(name, { name, cell, line: statement.line + before.split('\n').length - 1 });
  }
}

function setNames({ deeds: { now, called, later } }: PlacedStatement['statement']): readonly string[] {
  return [...now.sets, ...called.sets, ...later.sets];
}

/** TypeScript runs no cell that assigns to a constant, a function, a class or an import. */
function isRefused(placed: PlacedStatement, name: string, meaning: Declarations | null): boolean {
  if (meaning === null || !placed.statement.deeds.now.sets.has(name)) return false;
  return meaning.statements.every(({ statement }) => statement.fixed.includes(name));
}

function positionOf({ position }: PlacedStatement): number {
  return position;
}

function positionOfEffect({ placed }: Effect): number {
  return placed.position;
}
