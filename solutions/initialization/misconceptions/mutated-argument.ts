/**
 * @misconception mutated-argument
 * @function initializeParametersZeros
 * @mistake The result is right, but you took the sizes off layersDims one by one. Whoever called you finds the
 * list changed.
 * @hint Read the list; shift and pop empty it.
 */
function initializeParametersZeros(layersDims: number[]): Parameters {
  const parameters: Parameters = {};
  for (let l = 1; layersDims.length > 1; l++) {
    const fanIn = layersDims.shift();
    parameters[`W${l}`] = np.zeros([layersDims[0], fanIn]);
    parameters[`b${l}`] = np.zeros([layersDims[0], 1]);
  }
  return parameters;
}
