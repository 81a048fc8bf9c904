import { createRefinder } from './findAgain';
import type { Extension } from './extensions';
import type { Line } from './gatherLines';
import { isInSection } from './roster';

/** Of those that mean them the newest one; their own goes before a section's. */
export function findExtension(
  { person, owners }: Pick<Line, 'person' | 'owners'>,
  extensions: readonly Extension[],
): Extension | null {
  const means = ({ of }: Extension): boolean => {
    if (of.kind === 'section') return person !== null && isInSection(person, of.section);
    const isPerson = of.person !== null && person !== null && createRefinder([person])(of.person) !== null;
    return isPerson || (of.owner !== null && owners.some(({ key }) => key === of.owner));
  };
  const own = extensions.filter((item) => item.of.kind === 'person' && means(item));
  const sections = extensions.filter((item) => item.of.kind === 'section' && means(item));
  return own.at(-1) ?? sections.at(-1) ?? null;
}
