/**
 * @misconception first-layer-missing
 * @function initializeParametersZeros
 * @mistake Your loop starts at the second layer: W1 and b1 are missing.
 * @hint The first layer with weights is the one that reads the input. Which l is it?
 */
function initializeParametersZeros(layersDims: number[]): Parameters {
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 2; l <= L; l++) {
    parameters[`W${l}`] = np.zeros([layersDims[l], layersDims[l - 1]]);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
