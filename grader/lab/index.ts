// What notebooks import, by way of the `initUtils.ts` beside them.
export { Matrix } from 'ml-matrix';
export { np } from './np';
export type { Np } from './np';
export { loadDataset } from './datasets';
export type { Dataset } from './datasets';
export { model } from './model';
export type { ModelOptions } from './model';
export { predict } from './predict';
export type { Prediction } from './predict';
export { plotCosts, plotDataset, plotDecisionBoundary } from './plots';
export { compareModels } from './compareModels';
export type { ComparedModel } from './compareModels';
export type { Initializer, Model, Parameters } from './types';
