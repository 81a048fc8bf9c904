/**
 * @misconception one-draw-for-a-matrix
 * @function initializeParametersRandom
 * @mistake You drew a single number and filled the whole matrix with it: every unit of a layer is the same again.
 * @hint Ask np.random.randn for as many numbers as the matrix has entries.
 */
function initializeParametersRandom(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.ones([layersDims[l], layersDims[l - 1]]).mul(np.random.randn() * 10);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
