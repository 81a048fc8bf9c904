/**
 * @misconception first-fan-in-everywhere
 * @function initializeParametersHe
 * @mistake You divided by the first layer's input size in every layer. Each layer has a fan-in of its own.
 * @hint The size that counts moves along with l.
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.multiply(
      np.random.randn(layersDims[l], layersDims[l - 1]),
      Math.sqrt(2 / layersDims[0]),
    );
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
