export { explainCompiled } from './explainCompiled';
export { withNotes, type Explained, type QuotedPlace } from './explained';
export { noteEarlierCells } from './noteEarlierCells';
export { quotePlace } from './quotePlace';
export { explainJudgement, locateNote } from './explainJudgement';
export { describeJudgement, nameJudgement } from './explainWrongAnswer';
export { judgeRun } from './judgeRun';
