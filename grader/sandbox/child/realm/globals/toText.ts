import { apply, concat } from '../intrinsics';

/** A text from whatever is given in place of one. @throws TypeError for a symbol, as built-in functions do */
export function toText(value: unknown): string {
  return apply(concat, '', [value as string]);
}
