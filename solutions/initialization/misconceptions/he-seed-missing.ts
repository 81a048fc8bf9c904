/**
 * @misconception he-seed-missing
 * @function initializeParametersHe
 * @mistake You took np.random.seed(3) out. Without it your numbers are a stream of their own, and nobody can
 * compare them.
 * @hint The line that makes the draw repeatable stands before the loop.
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.multiply(
      np.random.randn(layersDims[l], layersDims[l - 1]),
      Math.sqrt(2 / layersDims[l - 1]),
    );
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
