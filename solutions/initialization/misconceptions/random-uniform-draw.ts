/**
 * @misconception random-uniform-draw
 * @function initializeParametersRandom
 * @mistake You drew from the uniform distribution (np.random.rand), which is never negative. The weights come from
 * the normal one.
 * @hint One letter tells the two functions of np.random apart.
 */
function initializeParametersRandom(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.random.rand(layersDims[l], layersDims[l - 1]).mul(10);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
