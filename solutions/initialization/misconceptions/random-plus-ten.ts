/**
 * @misconception random-plus-ten
 * @function initializeParametersRandom
 * @mistake You added 10 to the weights. They are to be multiplied by it: adding moves their mean and leaves their
 * spread.
 * @hint Which operation stretches a distribution, and which one shifts it?
 */
function initializeParametersRandom(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.add(np.random.randn(layersDims[l], layersDims[l - 1]), 10);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
