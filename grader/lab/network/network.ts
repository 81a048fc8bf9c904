/** A network of fully connected layers: every hidden layer ends in ReLU, the last one in sigmoid. */
export interface Network {
  /** Size of each layer, input first. */
  readonly layersDims: readonly number[];
  /** `weights[l - 1]` is W<l>: fan-out × fan-in, row by row. */
  readonly weights: readonly Float64Array[];
  /** `biases[l - 1]` is b<l>: one for each unit of layer l. */
  readonly biases: readonly Float64Array[];
}

/** Points with their class, one column a sample. */
export interface Samples {
  /** features × samples, row by row: all samples of the first feature, then all of the second. */
  readonly X: Float64Array;
  /** 0 or 1 for each sample. */
  readonly Y: Float64Array;
  readonly count: number;
}

/** A copy that shares nothing with the original. */
export function copyNetwork(network: Network): Network {
  return {
    layersDims: [...network.layersDims],
    weights: network.weights.map((weights) => weights.slice()),
    biases: network.biases.map((biases) => biases.slice()),
  };
}
