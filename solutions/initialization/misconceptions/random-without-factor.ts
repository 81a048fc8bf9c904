/**
 * @misconception random-without-factor
 * @function initializeParametersRandom
 * @mistake You drew the weights but did not multiply them by 10. The point of this start is that the weights are
 * too large.
 * @hint Look at the exercise again: by how much are the weights to be multiplied?
 */
function initializeParametersRandom(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.random.randn(layersDims[l], layersDims[l - 1]);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
