/**
 * @misconception random-for-zeros
 * @function initializeParametersZeros
 * @mistake You drew random weights, as in the second exercise. Here every entry is 0.
 * @hint Which function makes a matrix of zeros?
 */
function initializeParametersZeros(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.random.randn(layersDims[l], layersDims[l - 1]).mul(10);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
