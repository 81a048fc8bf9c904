/**
 * Text of a student's as one line of a terminal or of a build's log, in which nothing is obeyed: no control character,
 * and no command of GitHub Actions (`::error::` where a line begins, `##[group]` anywhere), Azure Pipelines
 * (`##vso[…]`) or TeamCity (`##teamcity[…]`).
 */
export function escapeControls(text: string): string {
  return showControls(text)
    .replace(/##(?=(?:vso|teamcity)?\[)/gi, '## ')
    .replace(/^(\s*):(?=:)/, '$1: ');
}

/**
 * Student text is data: control characters, terminal escapes and invisible direction marks are shown, never obeyed.
 * Line breaks become `\n` too, so that one message stays one line.
 */
export function showControls(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex -- control characters are what it looks for
    /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => {
      if (character === '\n') return '\\n';
      if (character === '\t') return ' ';
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    },
  );
}
