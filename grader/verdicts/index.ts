export { explainCompiled } from './explainCompiled';
export type { Explained } from './explained';
export { explainJudgement } from './explainJudgement';
export { judgeRun } from './judgeRun';
