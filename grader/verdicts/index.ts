export { explainCompiled } from './explainCompiled';
export type { Explained, QuotedPlace } from './explained';
export { quotePlace } from './quotePlace';
export { explainJudgement, locateNote } from './explainJudgement';
export { judgeRun, nameJudgement } from './judgeRun';
