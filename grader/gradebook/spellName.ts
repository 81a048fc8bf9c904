/**
 * How names are compared. A name is the sequence of its letters: spaces, hyphens, apostrophes and case do not count, since
 * platforms take them away. `Lovelace, Ada` and any place where given names may begin are orders of one name.
 */

/** The orders of a name, each as its letters alone. */
export function spellName(name: string): readonly string[] {
  const { given, family, suffix, isSplit } = splitName(name);
  const words = [...given, ...family];
  const orders = [
    ...rotate(words),
    ...(suffix.length === 0 ? [] : rotate([...words, ...suffix])),
    ...(isSplit ? [[...family, ...suffix, ...given]] : []),
  ];
  return unique(orders.map((order) => order.join('')));
}

/** A text that may be a name, as its letters alone; of `Lovelace, Ada` in both orders. */
export function spellText(text: string): readonly string[] {
  const { given, family, suffix, isSplit } = splitName(text);
  const plain = listWords(text).join('');
  return isSplit
    ? unique([plain, [...given, ...family, ...suffix].join(''), [...given, ...family].join('')])
    : [plain];
}

/** The same letters as people write them who leave accents out, and as those do who write two letters instead. */
export function foldLetters(key: string): readonly string[] {
  const lower = key.toLowerCase();
  const expanded = lower.normalize('NFC').replace(/[äöüøåæ]/g, (letter) => EXPANDED[letter] ?? letter);
  return unique([lower, expanded].map(dropAccents));
}

const EXPANDED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa', æ: 'ae' };

/** Letters that are no letter with an accent, and what stands for them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ς: 'σ',
};

/** Marks of a script of its own (vowels of Devanagari) are letters there and stay. */
function dropAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Script=Inherited}/gu, '')
    .replace(/[ßøæœðđþłħıŋς]/g, (letter) => PLAIN[letter] ?? letter);
}

/** A name that leaves middle names or particles out. */
export interface ShortName {
  /** The first given name and a family name, without accents. */
  readonly key: string;
  /** The names that were left out, particles not among them. */
  readonly middle: readonly string[];
}

/** The short forms of a name of two words or more. */
export function shortenName(name: string): readonly ShortName[] {
  const { given, family, isSplit } = splitName(name);
  const [first, ...rest] = isSplit ? given : [...given, ...family];
  if (first === undefined) return [];
  const ends = isSplit
    ? shortenFamily(family).map((end) => ({ end, middle: rest }))
    : rest.map((_, at) => ({ end: rest.slice(at), middle: rest.slice(0, at) }));
  return ends.map(({ end, middle }) => ({
    key: `${dropAccents(first)} ${dropAccents(end.join(''))}`,
    middle: middle.filter((word) => !PARTICLES.has(word)).map(dropAccents),
  }));
}

function shortenFamily(family: readonly string[]): readonly (readonly string[])[] {
  const bare = family.filter((word) => !PARTICLES.has(word));
  return [family, bare, bare.slice(0, 1), bare.slice(-1)].filter((words) => words.length > 0);
}

/** Whether the names that one leaves out are none of the other's, or begin like them: `J` and `Jane`. */
export function agreeInMiddle(a: ShortName, b: ShortName): boolean {
  const [fewer, more] = a.middle.length < b.middle.length ? [a.middle, b.middle] : [b.middle, a.middle];
  return fewer.every((word, at) => {
    const other = more[at] ?? '';
    return (
      word === other ||
      (word.length === 1 && other.startsWith(word)) ||
      (other.length === 1 && word.startsWith(other))
    );
  });
}

const PARTICLES: ReadonlySet<string> = new Set(
  'af al am auf d da das de del della den der des di do dos du el het i in la las le los op ten ter thor und van von vom y zu zum zur'.split(
    ' ',
  ),
);

const SUFFIXES: ReadonlySet<string> = new Set(['jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md']);

interface SplitName {
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly suffix: readonly string[];
  /** Whether the name says itself which is which: `Lovelace, Ada`. Else all words are given names. */
  readonly isSplit: boolean;
}

function splitName(name: string): SplitName {
  const parts = name
    .split(',')
    .map(listWords)
    .filter((words) => words.length > 0);
  const isSuffix = (words: readonly string[]) => words.every((word) => SUFFIXES.has(word));
  const suffix = parts.slice(1).filter(isSuffix).flat();
  const [family = [], ...rest] = parts.filter((words, at) => at === 0 || !isSuffix(words));
  if (rest.length > 0) return { family, given: rest.flat(), suffix, isSplit: true };
  const last = family.at(-1) ?? '';
  const hasSuffix = suffix.length === 0 && family.length > 2 && SUFFIXES.has(last);
  return hasSuffix
    ? { given: family.slice(0, -1), family: [], suffix: [last], isSplit: false }
    : { given: family, family: [], suffix, isSplit: false };
}

/** The words of a name in small letters. What stands within a word (`O'Brien`) is taken out; a hyphen parts two. */
function listWords(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/['’‘ʼʻ`´′＇&<>"|:\\/]/g, '')
    .split(/[^\p{Letter}\p{Mark}\p{Number}]+/u)
    .filter((word) => word !== '');
}

/** More words than any name has: of those only the order that is written. */
const MOST_WORDS = 12;

function rotate(words: readonly string[]): readonly (readonly string[])[] {
  if (words.length > MOST_WORDS) return [words];
  return words.map((_, at) => [...words.slice(at), ...words.slice(0, at)]);
}

function unique(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].filter((key) => key !== '');
}
