import { loadAssignment, loadMistakes } from '../assignment';
import type { RecordedMistake } from '../domain';
import { repository } from './runCli';

/** The course's own assignment, as it stands in this repository. */
export const initialization = loadAssignment(repository, 'initialization');

/** What its named wrong answers to one function give on public cases. */
export function recordedMistakes(functionName: string): readonly RecordedMistake[] {
  return loadMistakes(initialization.directories, functionName);
}
