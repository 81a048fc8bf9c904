import { createHash } from 'node:crypto';
import { keyOwner, type Attempt, type Identity } from '../domain';
import { clipText } from '../utils/cleanText';
import { toText } from './columns';

/** The key under which an attempt is kept. What names nobody is kept under what the submission is called. */
export function keyAttempt({ owner, student }: Pick<Attempt, 'owner' | 'student'>): string {
  const key = toText(keyOwner(owner) ?? `unknown:${student}`);
  if (key.length <= LONGEST) return key;
  return clipText(key, LONGEST - 64) + createHash('sha256').update(key).digest('hex');
}

/** An index of the database takes no longer ones; a hostile path has thousands of characters. */
const LONGEST = 300;

/** What is known of an attempt's owner where nothing but a name was recorded. */
export function nameIdentity(name: string): Identity {
  return { source: 'file', identifiers: [], name, group: null, isAnonymous: false };
}
