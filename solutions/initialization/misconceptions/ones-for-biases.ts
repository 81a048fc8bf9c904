/**
 * @misconception ones-for-biases
 * @function initializeParametersZeros
 * @mistake The weights are right, but you set the biases to 1. They start at 0 too.
 * @hint What should a bias add before anything is learned?
 */
function initializeParametersZeros(layersDims: number[]): Parameters {
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.zeros([layersDims[l], layersDims[l - 1]]);
    parameters[`b${l}`] = np.ones([layersDims[l], 1]);
  }
  return parameters;
}
