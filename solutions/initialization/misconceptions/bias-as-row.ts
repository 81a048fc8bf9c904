/**
 * @misconception bias-as-row
 * @function initializeParametersZeros
 * @mistake You made each bias a row. It is added to a column, one entry for each unit.
 * @hint Which of the two sizes of a column is 1?
 */
function initializeParametersZeros(layersDims: number[]): Parameters {
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.zeros([layersDims[l], layersDims[l - 1]]);
    parameters[`b${l}`] = np.zeros([1, layersDims[l]]);
  }
  return parameters;
}
