/**
 * @misconception he-times-ten
 * @function initializeParametersHe
 * @mistake You kept the factor 10 of the large random start. He replaces it by a factor that depends on the layer.
 * @hint Which factor in the random function is the one that He wants to be small and of a certain size?
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.multiply(np.random.randn(layersDims[l], layersDims[l - 1]), 10);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
