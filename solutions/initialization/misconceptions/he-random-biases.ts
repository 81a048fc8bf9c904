/**
 * @misconception he-random-biases
 * @function initializeParametersHe
 * @mistake You drew the biases too. They start at zero, and what they draw is missing from the next layer’s
 * weights.
 * @hint The weights alone break the symmetry. What is left for the biases to do at the start?
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.random
      .randn(layersDims[l], layersDims[l - 1])
      .mul(Math.sqrt(2 / layersDims[l - 1]));
    parameters[`b${l}`] = np.random.randn(layersDims[l], 1);
  }
  return parameters;
}
