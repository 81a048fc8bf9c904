/**
 * @misconception lower-case-keys
 * @function initializeParametersZeros
 * @mistake Your keys are lower-case: the weights are called W1, W2, …, with a capital W.
 * @hint A name in JavaScript is the same only if every letter is.
 */
function initializeParametersZeros(layersDims: number[]): Parameters {
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`w${l}`] = np.zeros([layersDims[l], layersDims[l - 1]]);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
