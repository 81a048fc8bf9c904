export { explainCompiled } from './explainCompiled';
export type { Explained } from './explained';
export { explainJudgement, locateNote } from './explainJudgement';
export { judgeRun, nameJudgement } from './judgeRun';
