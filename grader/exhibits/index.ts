export { compareExhibits } from './compareExhibits';
export type { ComparedCase, ComparedKey, ShownEntry, ShownMatrix } from './compareExhibits';
export { listCoursePoints, planTraining, trainExhibit } from './trainExhibit';
export type { CoursePoint, CourseTraining, TrainedExhibit } from './trainExhibit';
export type { RecordedCost, Region, TrainedStart } from './trainStart';
export { weighExhibit } from './weighExhibit';
export type { WeighedMatrix } from './weighExhibit';
