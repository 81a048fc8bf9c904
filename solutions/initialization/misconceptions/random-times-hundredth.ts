/**
 * @misconception random-times-hundredth
 * @function initializeParametersRandom
 * @mistake You multiplied by 0.01: the usual advice for small random weights, but this exercise wants to see what
 * large ones do.
 * @hint Large, not small: what does the exercise say?
 */
function initializeParametersRandom(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.random.randn(layersDims[l], layersDims[l - 1]).mul(0.01);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
