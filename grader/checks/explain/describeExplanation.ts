import type { Explanation, MatrixFactor, Noun, Order, Pattern } from './explanation';
import { formatNumber, nameNumber } from './nameNumber';

/** One sentence for the student: what their numbers show, not the line to write. */
export function describeExplanation({ noun, ...pattern }: Explanation): string {
  const clause = describePattern(pattern, noun);
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

type Describe<Kind extends Pattern['kind']> = (
  pattern: Extract<Pattern, { kind: Kind }>,
  noun: Noun,
) => string;

const describers = {
  'not-finite': ({ count, of }, noun) =>
    `${count === of ? `every ${noun} is` : `${count} of ${of} ${noun}s ${count === 1 ? 'is' : 'are'}`} NaN or infinite: something they are computed from is not a number`,
  'biases-only': ({ found, expected }, noun) =>
    `every ${noun} is right, the biases are not${found === null || expected === null ? '' : `: each bias is ${formatNumber(found)}, where ${formatNumber(expected)} is expected`}`,
  'first-layers-right': ({ right, wrong, isLast, then }, noun) => {
    const from = then === null ? '' : describePattern(then, noun);
    if (isLast) return `every layer but the last is right${from === '' ? '' : `; in the last, ${from}`}`;
    const start = `${listKeys(right)} ${right.length === 1 ? 'is' : 'are'} right; ${wrong} is the first that is not`;
    return from === '' ? start : `${start}: from there on, ${from}`;
  },
  'constant-factor': ({ factor }, noun) =>
    Math.abs(factor + 1) <= 1e-8
      ? `every ${noun} has the right size and the opposite sign`
      : `every ${noun} is ${nameNumber(factor)} times what it should be`,
  'factor-of-each-matrix': ({ factors }) =>
    `each matrix is a constant times what it should be: ${describeFactors(factors)}`,
  offset: ({ offset }, noun) =>
    `every ${noun} is ${formatNumber(Math.abs(offset))} ${offset > 0 ? 'more' : 'less'} than it should be`,
  rounded: ({ decimals }, noun) =>
    decimals === 'single-precision'
      ? `every ${noun} is right to about seven digits, as single precision keeps them, and no further`
      : `every ${noun} is right to ${describeDecimals(decimals)} and ends there, where all digits are expected`,
  transposed: ({ filled, isSquare }, noun) => {
    if (isSquare) return 'each matrix is the transpose of what it should be';
    const [found, wanted] =
      filled === 'by-columns'
        ? ['down the columns', 'along the rows']
        : ['along the rows', 'down the columns'];
    return `the ${noun}s are the right numbers, but they run ${found} of each matrix where they should run ${wanted}`;
  },
  permuted: ({ order }, noun) => `the ${noun}s are the right numbers, but ${orderWords[order]}`,
  'same-number': ({ found, expected }, noun) => {
    const seen =
      found === null
        ? `within a matrix every ${noun} is the same`
        : `every ${noun} is ${formatNumber(found)}`;
    if (expected !== null) return `${seen}, where ${formatNumber(expected)} is expected`;
    return `${seen}, where the ${noun}s should differ from one another`;
  },
  'not-constant': ({ expected }, noun) =>
    `the ${noun}s differ from one another, where every one should be ${formatNumber(expected)}`,
  'wrong-distribution': ({ aspect, key, actual, expected }, noun) => {
    const subject = `the ${actual.count} ${noun}s of ${key}`;
    switch (aspect) {
      case 'uniform':
        return `${subject} lie evenly between ${formatNumber(actual.low)} and ${formatNumber(actual.high)}, as a uniform draw gives; expected is a bell that is thickest in the middle, with standard deviation ${formatNumber(expected.deviation)}`;
      case 'spread':
        return `${subject} are other numbers than expected, and spread otherwise: their standard deviation is ${formatNumber(actual.deviation)}, expected ${formatNumber(expected.deviation)}`;
      case 'centre':
        return `${subject} are other numbers than expected, and lie elsewhere: their mean is ${formatNumber(actual.mean)}, expected ${formatNumber(expected.mean)}`;
    }
  },
  'other-stream': (_pattern, noun) =>
    `the ${noun}s are spread as they should be, but are other numbers: look at the seed, and at how many numbers are drawn and in which order`,
  'weights-only': ({ right, of }, noun) =>
    right === 0
      ? `the biases are right; the ${noun}s are not`
      : `the biases are right; ${of - right} of ${of} ${noun}s ${of - right === 1 ? 'is' : 'are'} not`,
} satisfies { readonly [Kind in Pattern['kind']]: Describe<Kind> };

const orderWords: Readonly<Record<Order, string>> = {
  'rows-reversed': 'each matrix has its rows in reverse order',
  'columns-reversed': 'each matrix has its columns in reverse order',
  'within-each-matrix': 'stand in another order in their matrix',
  'across-matrices': 'stand in other places, some in another matrix',
};

function describePattern(pattern: Pattern, noun: Noun): string {
  return (describers[pattern.kind] as Describe<Pattern['kind']>)(pattern, noun);
}

function describeFactors(factors: readonly MatrixFactor[]): string {
  const shown = factors.slice(0, 5).map(({ key, rows, columns, factor }) => {
    const name = `${key} (${rows} × ${columns})`;
    return Math.abs(factor - 1) <= 1e-8 ? `${name} is right` : `${name} ${nameNumber(factor)}`;
  });
  return shown.join(', ') + (factors.length > 5 ? ' and so on' : '');
}

function describeDecimals(decimals: number): string {
  if (decimals === 0) return 'the next whole number';
  return decimals === 1 ? 'one decimal' : `${decimals} decimals`;
}

function listKeys(keys: readonly string[]): string {
  if (keys.length > 4) return `${keys.slice(0, 3).join(', ')} and ${keys.length - 3} more`;
  return keys.length < 2 ? (keys[0] ?? '') : `${keys.slice(0, -1).join(', ')} and ${keys.at(-1) ?? ''}`;
}
