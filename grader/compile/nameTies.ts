import type { PlacedStatement } from './cellCode';
import { baseOf, nameOf, tieOf, type Root } from './ties';

/**
 * For a thing and for its parts (`=cfg`, `.cfg`), a mark that all have in common of which a change reaches the others:
 * other names of it, parts that have names of their own, what it is a part of.
 */
export function tieNames(
  statements: readonly PlacedStatement[],
  isOwn: (name: string) => boolean,
): (root: Root) => Root {
  const leaders = new Map<Root, Root>();
  for (const { statement } of statements) {
    for (const [name, root] of statement.deeds.aliases) {
      if (!isOwn(baseOf(`=${name}`)) || !isOwn(baseOf(root))) continue;
      const other = nameOf(root);
      const tie = tieOf(root);
      if (tie === '=') join(`=${name}`, `=${other}`);
      if (tie === '.') join(`=${name}`, `.${other}`);
      if (tie === '+') join(`=${other}`, `.${name}`);
      join(`.${name}`, `.${other}`);
    }
  }
  return leaderOf;

  function join(one: Root, other: Root): void {
    const [leader, follower] = [leaderOf(one), leaderOf(other)];
    if (leader !== follower) leaders.set(follower, leader);
  }

  function leaderOf(root: Root): Root {
    let at = root;
    for (let next = leaders.get(at); next !== undefined; next = leaders.get(at)) {
      // Each step also shortens the way for who comes after.
      const beyond = leaders.get(next);
      if (beyond !== undefined) leaders.set(at, beyond);
      at = next;
    }
    return at;
  }
}
