export { explainCompiled } from './explainCompiled';
export { describeFinding, describeRejected } from './describeFinding';
export { withNotes, type Explained } from './explained';
export { noteEarlierCells } from './noteEarlierCells';
export { noteSession } from './noteSession';
export { quotePlace, type QuotedPlace } from './quotePlace';
export { explainJudgement, locateNote } from './explainJudgement';
export { describeJudgement, nameJudgement } from './explainWrongAnswer';
export { judgeRun } from './judgeRun';
