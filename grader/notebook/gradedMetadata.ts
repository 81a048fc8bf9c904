/** Where a notebook keeps what the grader knows it by. Values of the wrong type count as absent. */

/** `metadata.grader.assignment` of a notebook. */
export function readAssignmentName(metadata: unknown): string | null {
  return readText(readKey(readKey(metadata, 'grader'), 'assignment'));
}

/** `metadata.grader.function` of a cell. */
export function readGradedFunction(metadata: unknown): string | null {
  return readText(readKey(readKey(metadata, 'grader'), 'function'));
}

/** `metadata.tags` of a cell. */
export function readTags(metadata: unknown): readonly string[] {
  const tags = readKey(metadata, 'tags');
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
}

/** An object's own value: a notebook may call a key `__proto__` or `constructor`. */
export function readKey(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

function readText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
