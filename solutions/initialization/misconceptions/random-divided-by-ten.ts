/**
 * @misconception random-divided-by-ten
 * @function initializeParametersRandom
 * @mistake You divided by 10 where the weights are to be multiplied by 10.
 * @hint Should the weights become larger or smaller here?
 */
function initializeParametersRandom(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.random.randn(layersDims[l], layersDims[l - 1]).div(10);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
