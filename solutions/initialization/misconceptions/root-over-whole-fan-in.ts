/**
 * @misconception root-over-whole-fan-in
 * @function initializeParametersHe
 * @mistake You took the square root of 2 alone and divided by the whole fan-in. The root belongs over the
 * fraction.
 * @hint Write the fraction first, then take the root of all of it.
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.multiply(
      np.random.randn(layersDims[l], layersDims[l - 1]),
      Math.sqrt(2) / layersDims[l - 1],
    );
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
