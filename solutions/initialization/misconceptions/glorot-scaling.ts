/**
 * @misconception glorot-scaling
 * @function initializeParametersHe
 * @mistake You divided 2 by the fan-in plus the fan-out: that is Glorot scaling, a compromise between the forward
 * and the backward pass. He looks at the fan-in alone.
 * @hint Which of the two sizes says how many terms are added up in one unit?
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.multiply(
      np.random.randn(layersDims[l], layersDims[l - 1]),
      Math.sqrt(2 / (layersDims[l - 1] + layersDims[l])),
    );
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
