import type * as Yaml from 'yaml';
import { UsageError } from '../../utils/usageError';

/** Who handed in a folder of a Gradescope export, and when. */
export interface Submitter {
  readonly name: string;
  readonly id: string;
  readonly submittedAt: Date | null;
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
    const person = describePerson(parse(block, { schema: 'failsafe', logLevel: 'error' }), folder);
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

function describePerson(block: unknown, folder: string): Submitter | null {
  const submitters = readKey(block, ':submitters');
  const members = (Array.isArray(submitters) ? submitters : []).map((item: unknown) => ({
    name: readText(item, ':name'),
    id: readText(item, ':sid') || readText(item, ':email'),
  }));
  const named = members.filter(({ name }) => name !== '');
  if (named.length === 0) return null;
  return {
    name: named.map(({ name }) => name).join(' & '),
    id: named.every(({ id }) => id !== '') ? named.map(({ id }) => id).join(' & ') : folder,
    submittedAt: readTime(readKey(block, ':created_at')),
  };
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
