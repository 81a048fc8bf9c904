/**
 * yargs reads the words of a command a second time, as if each were the value of an option, and so loses those that
 * begin with a dash: a file `-x.ipynb`, and the `-` that means a list on stdin. Behind a NUL, which no argument of a
 * program can hold, they are words like any other.
 */
const SHIELD = '\0';

/** Makes words of what stands behind `--`, which yargs would hand to no command. */
export function shieldDashes(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  if (end === -1) return args;
  const shielded = args.slice(end + 1).map((word) => (word.startsWith('-') ? SHIELD + word : word));
  return [...args.slice(0, end), ...shielded];
}

/** Takes the shields off what yargs made of the arguments. */
export function unshieldDashes(value: unknown): unknown {
  if (typeof value === 'string') return value.startsWith(SHIELD) ? value.slice(SHIELD.length) : value;
  return Array.isArray(value) ? value.map(unshieldDashes) : value;
}

/**
 * Puts a `-` back among the paths. Whether one is a path or the value of an option is known only when the command is,
 * so that it has no shield; which in the order of the paths it is does not matter.
 */
export function keepDash(paths: readonly unknown[], words: readonly string[]): readonly unknown[] {
  return words.includes('-') && !paths.includes('-') ? [...paths, '-'] : paths;
}
