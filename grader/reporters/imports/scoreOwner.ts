import type { IdentifierKind, Identity } from '../../domain';
import { makeScoredPerson, type ScoredPerson } from './importFile';

/**
 * An owner in the fields that platforms find people by, where no roster says more. Who was named by hand (in a path, on
 * the command line) was named by a login, as often as not.
 * @param submission what the submission is called, for reading where the owner has no name
 */
export function scoreOwner(owner: Identity, submission: string): ScoredPerson {
  const { source, name, group, isAnonymous, identifiers } = owner;
  const find = (kind: IdentifierKind) => identifiers.find((item) => item.kind === kind)?.value ?? '';
  const typed = [find('login'), find('named'), find('folder'), source === 'file' ? (name ?? '') : ''];
  return makeScoredPerson({
    name: name ?? group?.name ?? identifiers[0]?.value ?? submission,
    isCalledSo: name !== null && group === null && !isAnonymous,
    canvasId: source === 'canvas' ? find('lms-id') : '',
    participant: source === 'moodle' ? find('participant') : '',
    sisId: find('sis-id'),
    login: isAnonymous ? '' : (typed.find((text) => text !== '') ?? ''),
    email: find('email'),
  });
}
