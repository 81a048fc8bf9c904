/**
 * @misconception last-layer-missing
 * @function initializeParametersZeros
 * @mistake Your loop stops one layer early: the last W and b are missing.
 * @hint L counts the layers that have weights. Is l = L still one of them?
 */
function initializeParametersZeros(layersDims: number[]): Parameters {
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l < L; l++) {
    parameters[`W${l}`] = np.zeros([layersDims[l], layersDims[l - 1]]);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
