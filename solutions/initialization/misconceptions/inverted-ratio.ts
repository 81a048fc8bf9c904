/**
 * @misconception inverted-ratio
 * @function initializeParametersHe
 * @mistake You turned the fraction over: fan-in / 2 grows with the number of inputs. The more a unit reads, the
 * smaller its weights have to be.
 * @hint Ten times as many terms in a sum: should each become larger or smaller?
 */
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const L = layersDims.length - 1;

  for (let l = 1; l <= L; l++) {
    parameters[`W${l}`] = np.multiply(
      np.random.randn(layersDims[l], layersDims[l - 1]),
      Math.sqrt(layersDims[l - 1] / 2),
    );
    parameters[`b${l}`] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
