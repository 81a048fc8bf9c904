export { findAssignment, requireCount, requireShards } from './joinShards';
export { createMatcher } from './matchAssignment';
export { mergeRows } from './mergeRows';
export { openReportFile } from './openReportFile';
export type { PlacedRow, ReportFile } from './reportFile';
