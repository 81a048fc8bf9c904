import seedrandom from 'seedrandom';
import { mapGradedCells } from './gradedCells';

/**
 * A correct submission that is no other's equal: each graded function has a statement of its own, which changes the
 * program but not what it computes.
 */
export function makeCorrectSubmission(solution: string, variant: number): string {
  return mapGradedCells(solution, (source) =>
    addStatement(source, `const variant = ${variant}; void variant;`),
  );
}

/** A wrong submission that is no other's equal, in its programs and in what they give. */
export function makeWrongSubmission(solution: string, variant: number): string {
  const shift = (variant + 1) / 1000;
  return mapGradedCells(solution, (source) =>
    source
      .replace(
        'np.zeros([layersDims[l], layersDims[l - 1]])',
        `np.zeros([layersDims[l], layersDims[l - 1]]).add(${shift})`,
      )
      .replace(', 10)', `, ${10 + shift})`)
      .replace('Math.sqrt(2 / layersDims[l - 1])', `Math.sqrt(${2 + shift} / layersDims[l - 1])`),
  );
}

/** How many different answers a class has to each function; a few are common, most are rare. */
const answersPerFunction = 100;

/**
 * A class's submissions, drawn with a seed: every file differs (names, comments, layout), but the programs in them are
 * drawn from a few hundred, as the answers of a class are; three in five are right.
 */
export function* drawClass(solution: string, count: number, seed = 'class'): Generator<string> {
  const random = seedrandom(seed);
  for (let student = 0; student < count; student++) {
    yield mapGradedCells(solution, (source) => {
      const answer = Math.floor(answersPerFunction * random() ** 3);
      const isRight = answer % 5 < 3;
      const written = isRight ? addStatement(source, `void ${answer};`) : makeMistake(source, answer);
      return `${written}\n// student ${student}, ${random()}`;
    });
  }
}

function makeMistake(source: string, answer: number): string {
  const mistakes: readonly (readonly [string, string])[] = [
    [', 10)', `, 0.${answer + 1})`],
    ['Math.sqrt(2 /', `Math.sqrt(${answer + 3} /`],
    [
      'np.zeros([layersDims[l], layersDims[l - 1]])',
      `np.ones([layersDims[l], layersDims[l - 1]]).mul(${answer})`,
    ],
  ];
  const changed = mistakes.reduce((text, [from, to]) => text.replace(from, to), source);
  if (answer % 5 === 3) return changed;
  return addStatement(source, `if (l === ${(answer % 7) + 1}) throw new Error('mistake ${answer}');`);
}

function addStatement(source: string, statement: string): string {
  return source.replace(/^(\s*)(\/\/ START CODE HERE.*)$/m, `$1$2\n$1${statement}`);
}
