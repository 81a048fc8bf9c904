import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCourse } from '../testing/makeCourse';
import { repository } from '../testing/runCli';
import {
  findJupyter,
  runNotebook,
  withoutJupyter,
  writeKernelspec,
  type CellOutputs,
} from '../testing/runNotebook';

interface Trained {
  readonly costs: readonly (number | 'inf')[];
  readonly train_acc: number;
  readonly test_acc: number;
}

const { training } = JSON.parse(
  readFileSync(join(repository, 'fixtures/initialization/numpy/reference.json'), 'utf8'),
) as { readonly training: Readonly<Record<'zeros' | 'random' | 'he', Trained>> };

const jupyter = findJupyter();
if (jupyter === null) process.stderr.write(`${withoutJupyter}\n`);
const withJupyter = jupyter === null ? describe.skip : describe;

let root: string;
let kernels: string;
beforeAll(() => {
  root = makeCourse();
  kernels = writeKernelspec(mkdtempSync(join(tmpdir(), 'kernels-')));
});
afterAll(() => {
  for (const folder of [root, kernels]) rmSync(folder, { recursive: true, force: true });
});

const run = (folder: string) =>
  runNotebook(jupyter ?? '', join(root, folder, 'initialization/Initialization.ipynb'), kernels);
const printed = (cells: readonly CellOutputs[]) => cells.map((cell) => cell.stdout).join('');

/** What stands after `label` on each line that has it, below the cell that trains from a function. */
function readNumbers(cells: readonly CellOutputs[], functionName: string, label: RegExp): readonly number[] {
  const cell = cells.find(({ stdout }) => stdout.includes(`Training from ${functionName}:`));
  return [...(cell?.stdout ?? '').matchAll(label)].map(([, text]) =>
    text === 'inf' ? Infinity : Number(text),
  );
}

withJupyter('the solved notebook on the real kernel', () => {
  let cells: readonly CellOutputs[];
  beforeAll(async () => {
    cells = await run('solutions');
  }, 240_000);

  it('runs to its end with nothing on stderr', () => {
    expect(cells.map((cell) => cell.stderr).join('')).toBe('');
    expect(cells.filter((cell) => cell.source.startsWith('check('))).toHaveLength(3);
  });

  it.each([
    ['initializeParametersZeros', 'zeros', 1e-12],
    // Chaotic: NumPy differs from itself between processors.
    ['initializeParametersRandom', 'random', 5e-2],
    ['initializeParametersHe', 'he', 1e-9],
  ] as const)("prints the course's costs and accuracies for %s", (functionName, key, rtol) => {
    const { costs, train_acc, test_acc } = training[key];
    const seen = readNumbers(cells, functionName, /^Cost after iteration \d+: (\S+)$/gm);
    expect(seen).toHaveLength(15);
    for (const [index, cost] of costs.slice(0, 15).entries()) {
      const expected = cost === 'inf' ? Infinity : cost;
      if (expected === Infinity) expect(seen[index]).toBe(Infinity);
      else expect(Math.abs((seen[index] ?? NaN) - expected)).toBeLessThanOrEqual(rtol * expected);
    }
    const accuracies = readNumbers(cells, functionName, /accuracy: ([\d.]+)$/gim);
    expect(accuracies).toEqual([train_acc, test_acc].map((share) => Number(share.toFixed(4))));
  });

  it('draws its seven plots as SVG and passes its three checks', () => {
    const html = cells.flatMap((cell) => cell.html);
    const plots = html.filter((item) => item.startsWith('<svg role="img"'));
    expect(plots).toHaveLength(7);
    for (const plot of plots) expect(plot).not.toMatch(/NaN|undefined|Infinity/);
    expect(html.filter((item) => /All public checks of \w+ pass/.test(item))).toHaveLength(3);
    expect(html.join('')).toContain('<caption>The initializations side by side</caption>');
  });
});

withJupyter('the stubbed notebook on the real kernel', () => {
  let cells: readonly CellOutputs[];
  beforeAll(async () => {
    cells = await run('notebooks');
  }, 240_000);

  it('runs to its end with nothing on stderr, and no stack is shown', () => {
    expect(cells.map((cell) => cell.stderr).join('')).toBe('');
    expect(printed(cells)).not.toMatch(/^\s+at |Error:/m);
  });

  it('says in each graded section what is still to write', () => {
    const checks = cells.filter((cell) => cell.source.startsWith('check('));
    expect(checks).toHaveLength(3);
    for (const { source, html, stdout } of checks) {
      const name = /check\((\w+)\)/.exec(source)?.[1] ?? '';
      expect(html.join('') + stdout).toContain(
        `${name} is not written yet: fill in the lines between START CODE HERE`,
      );
    }
    expect(printed(cells)).toMatch(/finish it/);
  });
});

withJupyter('a cell that is run again', () => {
  it('gives the same numbers, however often', async () => {
    const file = join(root, 'solutions/initialization/Initialization.ipynb');
    const notebook = JSON.parse(readFileSync(file, 'utf8')) as {
      cells: { source: string[]; cell_type: string }[];
    };
    const source = (part: string) =>
      notebook.cells.filter((cell) => cell.cell_type === 'code' && cell.source.join('').includes(part));
    const [setup] = source("from './initUtils'");
    const [data] = source('loadDataset()');
    const [graded] = source('GRADED FUNCTION: initializeParametersHe');
    const train = {
      ...(setup as object),
      id: 'again',
      source: [
        'console.log(JSON.stringify(model(dataset.trainX, dataset.trainY, { initialization: initializeParametersHe, iterations: 2000 }).costs));',
      ],
    };
    const again = (id: string, cell: object) => ({ ...cell, id });
    const cells = [
      setup,
      data,
      graded,
      train,
      again('a2', graded as object),
      again('b2', train),
      again('b3', train),
    ];
    const copy = join(root, 'solutions/initialization/again.ipynb');
    writeFileSync(copy, JSON.stringify({ ...notebook, cells }));
    const outputs = await runNotebook(jupyter ?? '', copy, kernels);
    const costs = outputs.flatMap(({ stdout }) => stdout.split('\n').filter((line) => line.startsWith('[')));
    expect(costs).toHaveLength(3);
    expect(new Set(costs).size).toBe(1);
  }, 120_000);
});
