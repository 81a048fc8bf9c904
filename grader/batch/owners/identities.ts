import type { Identifier, IdentifierKind, Identity, IdentitySource } from '../../domain';

/** An identity of a source: what it leaves out is not known. Texts are composed: macOS takes accents apart, rosters do not. */
export function identify(
  source: IdentitySource,
  name: string | null,
  identifiers: readonly Identifier[] = [],
): Identity {
  return { source, name: name?.normalize('NFC') ?? null, identifiers, group: null, isAnonymous: false };
}

/** A list of one; empty for an empty value. */
export function identifier(kind: IdentifierKind, value: string): readonly Identifier[] {
  return value === '' ? [] : [{ kind, value: value.normalize('NFC') }];
}
