import type { LeftOut } from '../../domain';

/** A notebook whose graded function takes something from the session around it. */
export interface SessionNotebook {
  readonly name: string;
  readonly cells: readonly string[];
  /** What the grader has to tell of a name, where it cannot do what the kernel did: there they need not agree. */
  readonly finding?: LeftOut['kind'];
  /** The kernel refuses the cell that sets it, and says so on stderr. */
  readonly isRefused?: true;
}

export const setup =
  "import { np, Matrix, Parameters, loadDataset, model, predict, plotCosts, check } from './initUtils';";

/** He's function, the factor as given; `before` stands in its body, `beside` in its cell. */
export function he(factor: string, { before = '', beside = '' } = {}): string {
  return `// GRADED FUNCTION: initializeParametersHe
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  ${before}
  for (let l = 1; l < layersDims.length; l++) {
    const fanIn = layersDims[l - 1];
    parameters['W' + l] = np.multiply(np.random.randn(layersDims[l], fanIn), ${factor});
    parameters['b' + l] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
${beside}`;
}
