import { sumPoints } from '../utils/sumPoints';
import type { Assignment } from '../domain';

/** The README of a student's folder: how to start, how to check, what counts, what to do when something is missing. */
export function renderReadme(assignment: Assignment): string {
  const { title, name, notebook, helper, functions } = assignment;
  const file = `notebooks/${name}/${notebook}`;
  const total = sumPoints(functions.map((fn) => fn.points));
  const rows = functions.map((fn) => `| \`${fn.name}\` | ${fn.points} | ${fn.summary} |`).join('\n');
  return `# ${title}

A notebook in TypeScript. You write ${functions.length === 1 ? 'one function' : `${functions.length} functions`} in it, between the lines \`START CODE HERE\` and \`END CODE HERE\`, and
see at once what is right.

## Start

You need [Node](https://nodejs.org) 20.19 or newer and Jupyter (\`pip install notebook\`). In this folder, once:

\`\`\`sh
npm install
\`\`\`

**In Jupyter.** This opens the notebook with its kernel:

\`\`\`sh
npm start
\`\`\`

**In VS Code.** Install the [Jupyter extension](https://marketplace.visualstudio.com/items?itemName=ms-toolsai.jupyter),
start VS Code from a terminal in this folder so that it finds the kernel, open \`${file}\`, and
choose *Select Kernel*, *Jupyter Kernel*, *TypeScript (tslab)*.

\`\`\`sh
JUPYTER_PATH="$PWD/jupyter" code .               # Linux, macOS
$env:JUPYTER_PATH="$PWD\\jupyter"; code .         # Windows, PowerShell
\`\`\`

Or run \`npm start\`, and give *Select Kernel*, *Existing Jupyter Server* the address that it prints.

**In a container or on GitHub Codespaces.** Choose *Reopen in Container*, or *Create codespace*: Node, Jupyter, the
kernel and the packages are put in for you.

## Check your work

In the notebook, the cell \`check(...)\` below each function shows what is right so far. From a terminal, after saving:

\`\`\`sh
npm run check                                    # what is right, and a hint for what is not
npx grader check notebooks/${name} --watch ${' '.repeat(Math.max(0, 14 - name.length))}# again at each save
\`\`\`

The command ends with exit code 0 when all public checks pass. If this folder is a repository on GitHub, each push is
checked as well: see *Actions* there.

## What is graded

| function | points | what it is for |
| --- | --- | --- |
${rows}

These functions are graded, ${total} points in all, and what they use of your other cells: the rest of the notebook is yours
to play with. Graded code can import from \`./${helper}\` and from nothing else. When your work is graded, cases that you do
not see here are added, with other arguments and by the same rules; so write no number into your code that the arguments
tell.

Hand in \`${file}\`.

## When something is missing

\`\`\`sh
npx grader doctor
\`\`\`

It looks at Node, Jupyter, the kernel and this folder, and says for each thing that is missing which command mends it.
`;
}
