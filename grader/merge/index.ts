export { findAssignments, requireCount, requireShards } from './joinShards';
export { createMixedMatcher } from './matchAssignment';
export { mergeRows } from './mergeRows';
export { openReportFile } from './openReportFile';
export type { PlacedRow, ReportFile } from './reportFile';
