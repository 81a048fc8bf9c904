export { describeExplanation } from './describeExplanation';
export { explainDifference } from './explainDifference';
export { explainRecords } from './explainRecords';
export type { Explanation } from './explanation';
export type { Pair } from './pairMatrices';
