export { AssignmentError } from './assignmentError';
export { drawHiddenCases } from './drawHiddenCases';
export { findRoot, listAssignments } from './findAssignments';
export { keepPublic } from './keepPublic';
export { loadAssignment, locateDirectories, locateExpected } from './loadAssignment';
export { loadMisconceptions } from './loadMisconceptions';
export { parseManifest, type Manifest } from './parseManifest';
export { readSecret } from './secret';
export { valueFromJson, valueToJson } from './valueJson';
