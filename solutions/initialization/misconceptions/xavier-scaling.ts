/**
 * @misconception xavier-scaling
 * @function initializeParametersHe
 * @mistake You divided 1 by the fan-in: that is Xavier (Glorot, LeCun) scaling, made for tanh. He keeps a 2
 * because ReLU sets half of the signal to zero.
 * @hint Half of what enters a ReLU is lost. Which factor makes up for a half?
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.multiply(
      np.random.randn(layersDims[l], layersDims[l - 1]),
      Math.sqrt(1 / layersDims[l - 1]),
    );
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
