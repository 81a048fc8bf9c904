/** A student may have written any number of them, and each is looked through. */
const LONGEST_IMPORT = 500;

/** Whether a cell that is no TypeScript declares or imports a name, as far as its text shows. */
export function seemsToDeclare(source: string, name: string): boolean {
  const escaped = name.replaceAll('$', '\\$');
  const declared = `^[ \\t]*(?:export[ \\t]+)?(?:async[ \\t]+)?(?:function|const|let|var|class|enum)[ \\t]+${escaped}(?![\\w$])`;
  const imported = `^[ \\t]*import\\b[^'";]{0,${LONGEST_IMPORT}}(?<![\\w$])${escaped}(?![\\w$])`;
  return new RegExp(`${declared}|${imported}`, 'm').test(source);
}
