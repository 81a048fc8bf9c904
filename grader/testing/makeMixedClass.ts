import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildNotebook, type CellSketch } from './buildNotebook';
import { buildSubmission, importCell, rightCells } from './answers';
import { repository } from './runCli';

const { zeros, random, he } = rightCells;

/** What a page must show and never do, in a comment, a string and an error. */
export const hostileText = '<script>alert(1)</script><img src=x onerror=alert(2)>&quot;\u202e';

/** File names with what HTML, a terminal and a bidirectional reader would obey; Windows forbids most of it. */
const hostileName =
  process.platform === 'win32' ? "o'neil & co" : `"><script>alert(1)<\u2044script>&amp;\u202e\u001b[31m'`;

/** Submissions by file name without extension: right, and wrong in every way that shows. */
const submissions: Readonly<Record<string, string>> = {
  alice: buildSubmission(),
  'Émile Ñandú': buildSubmission({ he: readMisconception('xavier-scaling') }),
  bob: buildSubmission({ he: readMisconception('xavier-scaling'), random: random.replace('.mul(10)', '') }),
  carla: buildSubmission({
    zeros: readMisconception('transposed-weights'),
    random: '// nothing here',
  }),
  dmitri: buildSubmission({ he: throwing(he, `new Error(${JSON.stringify(hostileText)})`) }),
  fatima: buildSubmission({ random: 'function initializeParametersRandom( {' }),
  george: buildSubmission({
    he: `import { readFileSync } from 'fs';\n${he.replace('return parameters', 'readFileSync("/etc/hostname");\n  return parameters')}`,
  }),
  hana: buildSubmission({ zeros: zeros.replace('l++', 'l += 0') }),
  // Tells its arguments by every way out that it has.
  leaker: buildSubmission({
    zeros: throwing(zeros, 'new Error(JSON.stringify(layersDims))'),
    random: throwing(random, 'new Error(JSON.stringify(layersDims))', 'layersDims.length > 4'),
    he: he.replace(
      'return parameters',
      'parameters[JSON.stringify(layersDims)] = np.zeros([1, 1]);\n  return parameters',
    ),
  }),
  stub: readFileSync(join(repository, 'notebooks/initialization/Initialization.ipynb'), 'utf8'),
  torn: buildSubmission().slice(0, 300),
  [hostileName]: buildNotebook([
    importCell,
    zeros,
    random,
    { source: hostile(he), gradedFunction: hostileText } satisfies CellSketch,
  ]),
  ['long '.repeat(40).trim()]: buildSubmission({ random: random.replace('seed(3)', 'seed(4)') }),
};

export const mixedNames: readonly string[] = Object.keys(submissions);

/** Writes a class in which every verdict comes up, with hostile names and hostile text, into a new folder. */
export function makeMixedClass(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(submissions)) writeFileSync(join(folder, `${name}.ipynb`), text);
}

function readMisconception(id: string): string {
  return readFileSync(join(repository, `solutions/initialization/misconceptions/${id}.ts`), 'utf8');
}

function throwing(code: string, error: string, condition = 'true'): string {
  return code.replace('const parameters', `if (${condition}) throw ${error};\n  const parameters`);
}

/** Half right, with the text in a comment, with a terminal escape, and as a key of the result. */
function hostile(code: string): string {
  const text = JSON.stringify(hostileText);
  return code
    .replace('const parameters', `// ${hostileText} </code></pre> \u001b[31m red\n  const parameters`)
    .replace('return parameters', `parameters[${text}] = np.zeros([1, 1]);\n  return parameters`);
}
