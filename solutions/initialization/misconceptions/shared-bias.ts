/**
 * @misconception shared-bias
 * @function initializeParametersZeros
 * @mistake You made one bias before the loop and handed the same matrix to every layer, so every b has the first
 * layer's shape. Each layer needs a bias of its own.
 * @hint How many units has layer l, and how many has the layer that your bias was made for?
 */
function initializeParametersZeros(layersDims: number[]): Parameters {
  const parameters: Parameters = {};
  const L = layersDims.length - 1;
  const bias = np.zeros([layersDims[1], 1]);

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.zeros([layersDims[l], layersDims[l - 1]]);
    parameters[`b${l}`] = bias;
  }
  return parameters;
}
