import type { IdentifierKind, Identity } from '../../domain';
import { UsageError } from '../../utils/usageError';
import { identifier, identify } from './identities';

/** Named parts of a pattern, and what each tells. */
const PARTS: Readonly<Record<string, IdentifierKind | 'name' | 'group' | 'nothing'>> = {
  student: 'named',
  id: 'lms-id',
  participant: 'participant',
  sis: 'sis-id',
  login: 'login',
  email: 'email',
  name: 'name',
  group: 'group',
  section: 'nothing',
  any: 'nothing',
};

/**
 * Reads `--student-from`: a path with named parts, such as `class/{section}/{student}/*.ipynb`. A part is within one
 * folder or file name; `*` is anything within one, `**` folders however deep. It is held against the end of each path.
 * @returns whose a path is; null where it does not fit
 * @throws UsageError when it names nobody, or a part that there is not
 */
export function parseStudentPattern(pattern: string): (path: string) => Identity | null {
  const used: string[] = [];
  const source = pattern
    .replace(/^\.\//, '')
    .split(/(\{[^{}]*\}|\*\*\/?|\*)/)
    .map((piece) => {
      if (piece.startsWith('{')) return describePart(piece.slice(1, -1), used, pattern);
      if (piece === '*') return '[^/]*';
      if (piece.startsWith('**')) return '(?:[^/]+/)*';
      return piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
  if (!used.some((part) => PARTS[part] !== 'nothing'))
    throw new UsageError(
      `--student-from '${pattern}' names nobody: write {student} where the student's folder or name stands.`,
    );
  const matcher = new RegExp(`(?:^|/)${source}$`, 'u');
  return (path) => {
    if (path.length > MAX_PATH) return null;
    const values = matcher.exec(path.replaceAll('\\', '/'))?.slice(1);
    return values === undefined
      ? null
      : describeOwner(used.map((part, index) => [part, values[index] ?? '']));
  };
}

const MAX_PATH = 1000;

function describePart(part: string, used: string[], pattern: string): string {
  if (PARTS[part] === undefined)
    throw new UsageError(
      `--student-from '${pattern}' has the part {${part}}; there are ${Object.keys(PARTS)
        .map((name) => `{${name}}`)
        .join(', ')}.`,
    );
  if (used.includes(part) && part !== 'any')
    throw new UsageError(`--student-from '${pattern}' has {${part}} twice: write {any} for one of them.`);
  used.push(part);
  return '([^/]+?)';
}

function describeOwner(values: readonly (readonly [part: string, value: string])[]): Identity {
  const find = (wanted: string) => values.find(([part]) => PARTS[part] === wanted)?.[1] ?? null;
  const identifiers = values.flatMap(([part, value]) => {
    const kind = PARTS[part];
    return kind === undefined || kind === 'name' || kind === 'group' || kind === 'nothing'
      ? []
      : identifier(kind, value);
  });
  const group = find('group');
  const owner = identify('named', find('name') ?? find('named'), identifiers);
  return group === null ? owner : { ...owner, group: { id: null, name: group.normalize('NFC') } };
}
