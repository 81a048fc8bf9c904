/**
 * @misconception zeros-for-random
 * @function initializeParametersRandom
 * @mistake You filled the weights with zeros, as in the first exercise. Here they are to be random.
 * @hint Something has to make the units differ from one another. What?
 */
function initializeParametersRandom(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.zeros([layersDims[l], layersDims[l - 1]]);
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
