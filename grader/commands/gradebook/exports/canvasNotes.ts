import { listNames } from '../../../reporters/imports';
import { nameSummary, type Summary } from '../../../gradebook/summarise';

/**
 * What Canvas does with scores of which the kit knows more than the file says.
 * @param scored those who stand in the file
 */
export function describeCanvas(scored: readonly Summary[]): readonly string[] {
  const late = scored.filter(({ counted }) => (counted?.penalty ?? 0) > 0);
  const groups = findUnequal(scored);
  return [
    ...(late.length === 0
      ? []
      : [
          `Of ${countStudents(late.length)} the penalty for being late is taken off already (${listNames(late.map(nameSummary))}): where the course in Canvas has a late policy, it deducts again; switch one of the two off.`,
        ]),
    ...groups.map(
      (members) =>
        `A group has different scores (${listNames(members.map((item) => `${nameSummary(item)} ${String(item.final)}`))}): where Canvas grades groups as one, each row is everybody's; give the same to all, or have Canvas grade each on their own.`,
    ),
  ];
}

function countStudents(count: number): string {
  return count === 1 ? '1 student' : `${count} students`;
}

/** Groups whose members' scores are not the same, by what they handed in together. */
function findUnequal(scored: readonly Summary[]): readonly (readonly Summary[])[] {
  const members = new Map<string, Summary[]>();
  for (const summary of scored) {
    const shared = new Set(summary.attempts.map(({ fileHash, student }) => `${fileHash} ${student}`));
    for (const key of shared) members.set(key, [...(members.get(key) ?? []), summary]);
  }
  const groups = [...members.values()].filter((group) => new Set(group.map(({ final }) => final)).size > 1);
  // Who handed in several times is told once.
  const key = (group: readonly Summary[]) => group.map(nameSummary).join('\n');
  return [...new Map(groups.map((group) => [key(group), group])).values()];
}
