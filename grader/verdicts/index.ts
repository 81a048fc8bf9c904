export { explainCompiled } from './explainCompiled';
export { explainRun } from './explainRun';
export type { Explained } from './explained';
