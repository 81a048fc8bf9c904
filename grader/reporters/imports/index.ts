export { writeBlackboard } from './blackboard';
export { writeBrightspace } from './brightspace';
export { writeCanvas } from './canvas';
export { makeScoredPerson } from './importFile';
export type { ImportFile, ImportTerms, ScoredPerson, ScoreLine } from './importFile';
export {
  moodleLanguageNames,
  moodleLanguages,
  recogniseLanguage,
  type MoodleLanguage,
  type MoodleWords,
} from './moodleLanguages';
export { writeMoodleGradebook } from './moodleGradebook';
export { writeMoodleWorksheet, type Worksheet, type WorksheetRow } from './moodleWorksheet';
export { listNames, noteOn } from './notes';
export { scoreOwner } from './scoreOwner';
