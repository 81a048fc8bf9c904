/**
 * @misconception shared-draw
 * @function initializeParametersRandom
 * @mistake You drew one matrix before the loop and cut every layer's weights from it, so all layers share the same
 * numbers. Each layer starts from numbers of its own.
 * @hint What would two layers of the same size start with, compared with each other?
 */
function initializeParametersRandom(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;
  const widest = Math.max(...layersDims);
  const drawn = np.random.randn(widest, widest);

  for (let l = 1; l <= L; l++) {
    const cut = drawn.subMatrix(0, layersDims[l] - 1, 0, layersDims[l - 1] - 1);
    parameters[`W${l}`] = np.multiply(cut, 10);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
