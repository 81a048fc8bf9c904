import { keyOwner, type Attempt, type Identity } from '../domain';
import { toText } from './columns';

/** The key under which an attempt is kept. What names nobody is kept under what the submission is called. */
export function keyAttempt({ owner, student }: Pick<Attempt, 'owner' | 'student'>): string {
  return toText(keyOwner(owner) ?? `unknown:${student}`);
}

/** What is known of an attempt's owner where nothing but a name was recorded. */
export function nameIdentity(name: string): Identity {
  return { source: 'file', identifiers: [], name, group: null, isAnonymous: false };
}
