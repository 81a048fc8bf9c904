/**
 * @misconception transposed-weights
 * @function initializeParametersZeros
 * @mistake You swapped rows and columns: W has a row for each unit of its own layer and a column for each of the
 * previous one.
 * @hint z = W·a + b: how many entries has z, and how many has a?
 */
function initializeParametersZeros(layersDims: number[]): Parameters {
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.zeros([layersDims[l - 1], layersDims[l]]);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
