// The part of the lab that runs in the sandbox: nothing here draws, shows, or touches Node.
export { Matrix } from 'ml-matrix';
export { np } from './np';
export { loadDataset } from './datasets';
export { model } from './model';
export { predict } from './predict';
export type { Dataset } from './datasets';
export type { Initializer, Model, Parameters } from './types';
