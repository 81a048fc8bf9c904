/**
 * yargs loses a `-` that stands among a command's paths, where it means a list on stdin. Behind an option yargs itself
 * refuses it, so that one that was written is a path; which in the order does not matter.
 */
export function keepDash<Options extends object>(options: Options, written: readonly string[]): Options {
  const { paths } = options as { readonly paths?: unknown };
  if (!Array.isArray(paths) || !written.includes('-') || paths.includes('-')) return options;
  return { ...options, paths: [...(paths as readonly string[]), '-'] };
}
