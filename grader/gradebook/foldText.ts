/** A text as it is compared: spaces, letters' case and the ways to encode a letter do not matter. */
export function foldText(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}
