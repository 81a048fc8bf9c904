import type * as Yaml from 'yaml';
import type { HandIn, Identity } from '../../domain';
import { UsageError } from '../../utils/usageError';
import { identifier, identify } from '../owners/identities';

/** Who handed in a folder of a Gradescope export, and when. */
export interface Submitter {
  readonly owners: readonly Identity[];
  readonly handIn: HandIn;
}

/**
 * Reads `submission_metadata.yml` of a Gradescope export: by the folder's name, who handed it in (all of a group) and
 * when. The file also holds the output of all tests, which makes it large, so only the parts needed are parsed.
 * @throws Error with the parser's message when one of these parts is not YAML
 */
export async function readPeople(text: string): Promise<ReadonlyMap<string, Submitter>> {
  const { parse } = await loadYaml();
  const people = new Map<string, Submitter>();
  for (const [folder, block] of splitBlocks(text)) {
    // All values as text, since a student's number may begin with zeros.
    const person = describePerson(parse(block, { schema: 'failsafe', logLevel: 'error' }));
    if (person !== null) people.set(folder, person);
  }
  return people;
}

const WANTED = [':submitters:', ':created_at:'];

/** By folder: the lines of its block that are needed. Lines that belong to a key are indented further than the key. */
function splitBlocks(text: string): ReadonlyMap<string, string> {
  const blocks = new Map<string, string>();
  let folder: string | null = null;
  let isWanted = false;
  for (const line of text.split(/\r?\n/)) {
    if (/^\S/.test(line)) {
      folder = /^["']?(submission_\d+)["']?:\s*$/.exec(line)?.[1] ?? null;
      isWanted = false;
    } else if (/^ {2}[^\s-]/.test(line)) {
      isWanted = WANTED.some((name) => line.slice(2).startsWith(name));
    }
    if (folder !== null && isWanted) blocks.set(folder, `${blocks.get(folder) ?? ''}${line.slice(2)}\n`);
  }
  return blocks;
}

function describePerson(block: unknown): Submitter | null {
  const submitters = readKey(block, ':submitters');
  const owners = (Array.isArray(submitters) ? submitters : []).flatMap((item: unknown) =>
    describeMember(item),
  );
  if (owners.length === 0) return null;
  const at = readTime(readKey(block, ':created_at'));
  return { owners, handIn: at === null ? { kind: 'unknown' } : { kind: 'time', at, from: 'gradescope' } };
}

function describeMember(item: unknown): readonly Identity[] {
  const name = readText(item, ':name');
  const identifiers = [
    ...identifier('sis-id', readText(item, ':sid')),
    ...identifier('email', readText(item, ':email')),
  ];
  if (name === '' && identifiers.length === 0) return [];
  return [identify('gradescope', name === '' ? null : name, identifiers)];
}

/** A time such as `2026-11-24 10:08:00.5 Z`, alone or within Ruby's object for a time with a zone. */
function readTime(value: unknown): Date | null {
  const text = readText({ time: value }, 'time') || readText(value, 'utc') || readText(value, 'time');
  const parts = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d*\s*(Z|UTC|[+-]\d\d:?\d\d)$/.exec(
    text,
  );
  if (parts === null) return null;
  const [, day = '', time = '', zone = ''] = parts;
  const date = new Date(`${day}T${time}${/^[ZU]/.test(zone) ? 'Z' : zone.replace(/^(...)(\d\d)$/, '$1:$2')}`);
  return Number.isNaN(date.getTime()) ? null : date;
}

function readKey(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

function readText(value: unknown, key: string): string {
  const found = readKey(value, key);
  return typeof found === 'string' ? found.trim().slice(0, 200).normalize('NFC') : '';
}

async function loadYaml(): Promise<typeof Yaml> {
  return import('yaml').catch(() => {
    throw new UsageError(
      'The names in a Gradescope export are read with the package yaml, which is not installed here: install it, or unpack the zip and name its folder.',
    );
  });
}
