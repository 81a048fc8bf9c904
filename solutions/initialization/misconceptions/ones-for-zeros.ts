/**
 * @misconception ones-for-zeros
 * @function initializeParametersZeros
 * @mistake You filled the matrices with ones. Here every entry is 0.
 * @hint Read the name of the function once more.
 */
function initializeParametersZeros(layersDims: number[]): Parameters {
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.ones([layersDims[l], layersDims[l - 1]]);
    parameters[`b${l}`] = np.ones([layersDims[l], 1]);
  }
  return parameters;
}
