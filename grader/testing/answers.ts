import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildNotebook, type CellSketch } from './buildNotebook';
import { repository } from './runCli';

export const importCell = "import { np, Matrix, type Parameters } from './initUtils';";

const loop = (name: string, body: string) => `// GRADED FUNCTION: ${name}
function ${name}(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;
  for (let l = 1; l <= L; l++) {
${body}
  }
  return parameters;
}`;

/** The three graded cells, right, as a student would write them. */
export const rightCells = {
  zeros: loop(
    'initializeParametersZeros',
    `    parameters[\`W\${l}\`] = np.zeros([layersDims[l], layersDims[l - 1]]);
    parameters[\`b\${l}\`] = np.zeros([layersDims[l], 1]);`,
  ),
  random: loop(
    'initializeParametersRandom',
    `    parameters[\`W\${l}\`] = np.random.randn(layersDims[l], layersDims[l - 1]).mul(10);
    parameters[\`b\${l}\`] = np.zeros([layersDims[l], 1]);`,
  ),
  he: loop(
    'initializeParametersHe',
    `    parameters[\`W\${l}\`] = np.random.randn(layersDims[l], layersDims[l - 1]).mul(Math.sqrt(2 / layersDims[l - 1]));
    parameters[\`b\${l}\`] = np.zeros([layersDims[l], 1]);`,
  ),
} as const;

/** A submission with the right answers, some cells replaced or added. */
export function buildSubmission(
  changes: Partial<Record<keyof typeof rightCells, CellSketch>> = {},
  more: readonly CellSketch[] = [],
): string {
  const cells = { ...rightCells, ...changes };
  return buildNotebook([importCell, cells.zeros, cells.random, cells.he, ...more]);
}

export function readSolution(): string {
  return readFileSync(join(repository, 'solutions/initialization/Initialization.ipynb'), 'utf8');
}
