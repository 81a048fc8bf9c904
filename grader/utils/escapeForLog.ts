import { escapeControls } from './escapeControls';

/**
 * Text of a student's as one line of a terminal or of a build's log, in which nothing is obeyed: control characters are
 * shown, and so are the commands of GitHub Actions (`::error::` where a line begins, `##[group]` anywhere), Azure
 * Pipelines (`##vso[…]`) and TeamCity (`##teamcity[…]`).
 */
export function escapeForLog(text: string): string {
  return escapeControls(text)
    .replace(/##(?=(?:vso|teamcity)?\[)/gi, '## ')
    .replace(/^(\s*):(?=:)/, '$1: ');
}
