/**
 * @misconception no-square-root
 * @function initializeParametersHe
 * @mistake You multiplied by 2 / fan-in itself. That number is the variance to reach; weights are multiplied by a
 * standard deviation.
 * @hint Multiplying by s turns a variance of 1 into s². Which s gives the variance you want?
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.multiply(
      np.random.randn(layersDims[l], layersDims[l - 1]),
      2 / layersDims[l - 1],
    );
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
