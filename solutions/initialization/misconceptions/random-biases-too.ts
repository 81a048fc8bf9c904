/**
 * @misconception random-biases-too
 * @function initializeParametersRandom
 * @mistake You gave the biases random values too. They start at zero here.
 * @hint Only the weights have to differ from unit to unit.
 */
function initializeParametersRandom(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.random.randn(layersDims[l], layersDims[l - 1]).mul(10);
    parameters[`b${l}`] = np.random.randn(layersDims[l], 1).mul(10);
  }
  return parameters;
}
