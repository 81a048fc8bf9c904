/**
 * @misconception he-seed-wrong
 * @function initializeParametersHe
 * @mistake You changed the seed. Seed 3 is what the expected output was made with.
 * @hint Look at the first line of the function as it was given to you.
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(1);
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
