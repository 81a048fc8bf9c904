/**
 * @misconception fan-out-for-fan-in
 * @function initializeParametersHe
 * @mistake You divided by the layer's own size (the fan-out). What counts is how many numbers each unit reads, the
 * size of the previous layer (the fan-in).
 * @hint A unit adds up one term for each number it reads. Which size is that?
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.multiply(
      np.random.randn(layersDims[l], layersDims[l - 1]),
      Math.sqrt(2 / layersDims[l]),
    );
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
