/**
 * @misconception bias-drawn-before-weight
 * @function initializeParametersHe
 * @mistake You drew something for the bias before the weights, so that each layer’s weights come from a later
 * place in the stream.
 * @hint Nothing but the weights should draw from np.random.
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`b${l}`] = np.random.randn(layersDims[l], 1).mul(0);
    parameters[`W${l}`] = np.random
      .randn(layersDims[l], layersDims[l - 1])
      .mul(Math.sqrt(2 / layersDims[l - 1]));
  }
  return parameters;
}
