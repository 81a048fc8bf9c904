/**
 * @misconception keys-from-zero
 * @function initializeParametersZeros
 * @mistake You counted the layers from 0: the keys run from W0. In the course they run from W1 to WL.
 * @hint Layer 0 is the input, and it has no weights.
 */
function initializeParametersZeros(layersDims: number[]): Parameters {
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l - 1}`] = np.zeros([layersDims[l], layersDims[l - 1]]);
    parameters[`b${l - 1}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
