export { keyRun, openJournal, type Journal } from './openJournal';
