/**
 * @misconception he-without-scaling
 * @function initializeParametersHe
 * @mistake You drew the weights and left them as they are. He initialization is about the factor they are
 * multiplied by.
 * @hint The draw has variance 1 in every layer, however many numbers a unit reads. What is missing?
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.multiply(np.random.randn(layersDims[l], layersDims[l - 1]), 1);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
