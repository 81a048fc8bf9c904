import { writeJson } from '../release/notebookJson';

export interface ScaffoldFile {
  /** Relative to the root folder, with `/`. */
  readonly path: string;
  readonly text: string;
}

/**
 * The files of a new assignment with one small function in it, whole enough that `grader verify` holds once the stub
 * is released and the fixtures are made.
 * @param name lower-case words joined by `-`; it names the three folders
 */
export function scaffoldAssignment(name: string): readonly ScaffoldFile[] {
  const title = name.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const notebook = `${title.join('')}.ipynb`;
  return [
    { path: `fixtures/${name}/assignment.json`, text: renderManifest(name, title.join(' '), notebook) },
    { path: `notebooks/${name}/notebookUtils.ts`, text: helperText },
    { path: `solutions/${name}/${notebook}`, text: renderSolution(name, title.join(' ')) },
    { path: `solutions/${name}/misconceptions/sum-to-one-short.ts`, text: misconceptionText },
  ];
}

const helperText = `// What the notebook imports. Graded code may import from here and from nowhere else.
export { np, Matrix } from 'notebook-grader/dist/lab';
export { check } from 'notebook-grader/dist/kernel';
`;

const misconceptionText = `/**
 * @misconception sum-to-one-short
 * @function sumTo
 * @mistake The sum stops before its last number: the loop runs while i < n.
 * @hint Try sumTo(1) by hand. Which numbers does the loop visit?
 */
function sumTo(n: number): number {
  let sum = 0;
  for (let i = 1; i < n; i++) sum += i;
  return sum;
}
`;

function renderManifest(name: string, title: string, notebook: string): string {
  const manifest = {
    schemaVersion: 1,
    name,
    title,
    notebook,
    helper: 'notebookUtils',
    functions: [
      {
        name: 'sumTo',
        points: 10,
        summary: 'the sum of the whole numbers from 1 to n',
        cases: [
          { id: 'public-1', args: [4] },
          { id: 'public-2', args: [0] },
        ],
        hiddenCases: [{ id: 'hidden-1', draw: [{ kind: 'integer', range: [5, 100] }] }],
        checks: [
          { id: 'shapes', kind: 'shapes', points: 1, hint: 'The function returns one number.' },
          {
            id: 'values-public-1',
            kind: 'values',
            case: 'public-1',
            points: 3,
            hint: 'Add 1, 2, 3 and 4 by hand.',
          },
          {
            id: 'values-public-2',
            kind: 'values',
            case: 'public-2',
            points: 2,
            hint: 'What is the sum of no numbers?',
          },
          {
            id: 'values-hidden-1',
            kind: 'values',
            case: 'hidden-1',
            points: 3,
            hint: 'It has to work for every n, not for the examples alone.',
          },
          { id: 'determinism', kind: 'determinism', points: 1, hint: 'Start from zero in each call.' },
        ],
      },
    ],
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function renderSolution(name: string, title: string): string {
  const graded = `// GRADED FUNCTION: sumTo
/**
 * @param n a whole number from 0
 * @returns the sum of the whole numbers from 1 to n
 */
function sumTo(n: number): number {
  let sum = 0;
  // START CODE HERE (≈ 1 line of code)
  for (let i = 1; i <= n; i++) sum += i;
  // END CODE HERE
  return sum;
}`;
  return writeJson({
    cells: [
      describeText('welcome', `# ${title}\n\nSay here what the student will learn.`),
      describeCode('imports', "import { check } from './notebookUtils';", {}),
      describeText('sum-to-text', '**Exercise.** Write `sumTo`: the sum of the whole numbers from 1 to `n`.'),
      describeCode('sum-to-graded', graded, { grader: { function: 'sumTo' } }),
      describeCode('sum-to-check', 'check(sumTo);', {}),
    ],
    metadata: {
      grader: { assignment: name },
      kernelspec: { display_name: 'TypeScript (tslab)', language: 'typescript', name: 'tslab' },
      language_info: { file_extension: '.ts', mimetype: 'text/typescript', name: 'typescript' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  });
}

function describeText(id: string, source: string) {
  return { cell_type: 'markdown', id, metadata: {}, source: source.split(/(?<=\n)/) };
}

function describeCode(
  id: string,
  source: string,
  metadata: { readonly [key: string]: { readonly function: string } },
) {
  return {
    cell_type: 'code',
    execution_count: null,
    id,
    metadata,
    outputs: [],
    source: source.split(/(?<=\n)/),
  };
}
