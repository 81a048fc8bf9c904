/** A roster's file cannot be taken: one sentence for whoever can mend it. */
export class RosterError extends Error {
  override readonly name = 'RosterError';
}
