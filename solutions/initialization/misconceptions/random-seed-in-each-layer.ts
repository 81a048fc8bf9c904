/**
 * @misconception random-seed-in-each-layer
 * @function initializeParametersRandom
 * @mistake You set the seed again in each layer, so that every layer starts with the same numbers.
 * @hint Set the seed once; the stream should run on from layer to layer.
 */
function initializeParametersRandom(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    np.random.seed(3);
    parameters[`W${l}`] = np.random.randn(layersDims[l], layersDims[l - 1]).mul(10);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
