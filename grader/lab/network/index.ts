export { computeCost } from './computeCost';
export { measureSymmetry } from './measureSymmetry';
export type { Network, Samples } from './network';
export { measureAccuracy, predictLabels } from './predictLabels';
export { trainNetwork } from './trainNetwork';
export type { Training, TrainingOptions } from './trainNetwork';
