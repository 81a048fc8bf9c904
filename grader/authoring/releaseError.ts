/** The solved notebook cannot be released as it stands; the message is one sentence for its author. */
export class ReleaseError extends Error {
  override readonly name = 'ReleaseError';
}
