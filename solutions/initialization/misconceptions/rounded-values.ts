/**
 * @misconception rounded-values
 * @function initializeParametersHe
 * @mistake You rounded the weights. A few decimals are enough to read, not to compute with.
 * @hint Leave the numbers as they are drawn; the notebook rounds when it prints.
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.random
      .randn(layersDims[l], layersDims[l - 1])
      .mul(Math.sqrt(2 / layersDims[l - 1]))
      .mul(10000)
      .round()
      .div(10000);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
