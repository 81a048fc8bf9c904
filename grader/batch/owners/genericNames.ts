/** Names that files and folders of a course have whoever they belong to, in lower case. */
const GENERIC: ReadonlySet<string> = new Set([
  'answer',
  'answers',
  'assignment',
  'assignments',
  'all',
  'batch',
  'class',
  'classes',
  'course',
  'desktop',
  'documents',
  'download',
  'downloads',
  'exercise',
  'exercises',
  'files',
  'hand-in',
  'homework',
  'hw',
  'lab',
  'labs',
  'main',
  'notebook',
  'notebooks',
  'projects',
  'solution',
  'solutions',
  'src',
  'submission',
  'submissions',
  'submitted',
  'tmp',
  'untitled',
  'upload',
  'uploads',
  'work',
  'workspace',
]);

/** `hw1`, `week-3`, `Lab 2`. */
const NUMBERED = /^(hw|homework|lab|week|unit|ex|exercise|assignment|task|project|part|notebook)[ _-]?\d+$/;

export type IsGeneric = (name: string) => boolean;

/**
 * Tells names that are nobody's: an assignment's own, such as each student's file has, or a common word; with what
 * browsers, editors and Canvas add to a copy (`Initialization (1)`, `Initialization-Copy1`, `Copy of Initialization`).
 * @param names of the course's assignments and of their notebooks
 */
export function createGenericTest(names: readonly string[]): IsGeneric {
  const known = new Set(names.map(fold));
  return (name) => {
    const plain = fold(name);
    return plain === '' || GENERIC.has(plain) || NUMBERED.test(plain) || known.has(plain);
  };
}

function fold(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.ipynb$/, '')
    .replace(/^(copy|kopie|copie|copia) (of|von|de|di) /, '')
    .replace(/(?:[ _-]?\(\d+\)|[ _-]+copy ?\d*|[ _-]\d{1,2}|[ _-](final|v\d+|solution|submission))+$/, '')
    .trim();
}
