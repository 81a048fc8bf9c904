/**
 * @misconception he-transposed-draw
 * @function initializeParametersHe
 * @mistake You drew the matrix the other way round and transposed it. The shape is right, but the numbers fall
 * into other places.
 * @hint Draw with the rows and columns that the matrix is to have.
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.random
      .randn(layersDims[l - 1], layersDims[l])
      .transpose()
      .mul(Math.sqrt(2 / layersDims[l - 1]));
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
