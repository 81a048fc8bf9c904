/**
 * @misconception he-uniform-draw
 * @function initializeParametersHe
 * @mistake You drew from the uniform distribution (np.random.rand): never negative, and of another variance. He
 * draws from the normal one.
 * @hint One letter tells the two functions of np.random apart.
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.multiply(
      np.random.rand(layersDims[l], layersDims[l - 1]),
      Math.sqrt(2 / layersDims[l - 1]),
    );
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
