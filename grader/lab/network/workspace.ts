import type { Network, Samples } from './network';

/** Samples go through the loops four at a time, so that four sums grow side by side; rows are padded to whole fours. */
const SAMPLES_AT_A_TIME = 4;

/** One layer's parameters and the room its numbers take for all samples at once. Rows are `Workspace.width` long. */
export interface LayerBuffers {
  readonly fanIn: number;
  readonly fanOut: number;
  /** W: fan-out × fan-in */
  readonly weights: Float64Array;
  /** b: fan-out */
  readonly biases: Float64Array;
  /** fan-in × width: what comes in, the same array as the output of the layer before. */
  readonly input: Float64Array;
  /** fan-out × width: what goes out, after ReLU or sigmoid. */
  readonly output: Float64Array;
  /** dz, fan-out × width: derivative of the cost by what the layer had before its ReLU or sigmoid; 0 in the padding. */
  readonly delta: Float64Array;
}

/** Everything a pass needs, allocated once, so that training allocates nothing. */
export interface Workspace {
  readonly layers: readonly LayerBuffers[];
  readonly labels: Float64Array;
  /** How many samples there are. */
  readonly count: number;
  /** `count` and its padding: the length of every row. */
  readonly width: number;
}

/**
 * Lays out the room for passes of `samples` through `network`. The layers hold the network's own weights, not copies.
 * @throws RangeError when a size does not fit another
 */
export function createWorkspace(network: Network, samples: Samples): Workspace {
  const { layersDims, weights, biases } = network;
  const { X, Y, count } = samples;
  const [features = 0] = layersDims;
  if (layersDims.length < 2 || layersDims.at(-1) !== 1) {
    throw new RangeError(
      `The layer sizes [${layersDims.join(', ')}] do not end in one output unit after the input.`,
    );
  }
  requireLength('X', X, features * count);
  requireLength('Y', Y, count);

  const width = Math.ceil(count / SAMPLES_AT_A_TIME) * SAMPLES_AT_A_TIME;
  const layers: LayerBuffers[] = [];
  let input = padRows(X, features, count, width);
  for (let l = 1; l < layersDims.length; l++) {
    const [fanIn = 0, fanOut = 0] = layersDims.slice(l - 1);
    const output = new Float64Array(fanOut * width);
    layers.push({
      fanIn,
      fanOut,
      weights: requireLength(`W${l}`, weights[l - 1], fanOut * fanIn),
      biases: requireLength(`b${l}`, biases[l - 1], fanOut),
      input,
      output,
      delta: new Float64Array(fanOut * width),
    });
    input = output;
  }
  return { layers, labels: Y, count, width };
}

function padRows(data: Float64Array, rows: number, count: number, width: number): Float64Array {
  const padded = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) padded.set(data.subarray(row * count, (row + 1) * count), row * width);
  return padded;
}

function requireLength(name: string, data: Float64Array | undefined, length: number): Float64Array {
  if (data?.length === length) return data;
  throw new RangeError(`${name} has ${data?.length ?? 'no'} numbers; the layer sizes ask for ${length}.`);
}
