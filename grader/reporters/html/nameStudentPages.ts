import { createHash } from 'node:crypto';

/** Longest part of a name that its page shows; file systems take 255 bytes, people read less. */
const LONGEST = 60;

/** What Windows takes for a device, whatever its extension. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Gives each submission of a batch the path of its page, `students/<slug>.html`. A slug holds lower-case letters,
 * digits and `-`. A name that is no slug itself gets a digest of the name behind it, so that a page keeps its address
 * whoever else is in the batch, and names that look alike in a slug stay apart.
 */
export function createPageNamer(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const slug = keepFree(makeSlug(name), taken);
    taken.add(slug);
    return `students/${slug}.html`;
  };
}

function makeSlug(name: string): string {
  const readable = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  if (readable === name && readable !== '' && !DEVICES.test(readable)) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${readable === '' ? 'student' : readable}-${digest}`;
}

/** Two names may still meet: one that is spelled like the other's slug. */
function keepFree(slug: string, taken: ReadonlySet<string>): string {
  let free = slug;
  for (let count = 2; taken.has(free); count++) free = `${slug}-${count}`;
  return free;
}
