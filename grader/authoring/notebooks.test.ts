import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Converter, createConverter } from 'tslab/dist/converter';

const root = resolve(__dirname, '../..');
const notebooks = {
  'the solved notebook': resolve(root, 'solutions/initialization/Initialization.ipynb'),
  'the released notebook': resolve(root, 'notebooks/initialization/Initialization.ipynb'),
};

interface NotebookFile {
  readonly cells: readonly {
    readonly cell_type: string;
    readonly id: string;
    readonly source: readonly string[];
  }[];
}

describe.each(Object.entries(notebooks))('%s', (_, path) => {
  const { cells } = JSON.parse(readFileSync(path, 'utf8')) as NotebookFile;
  const sources = new Map(cells.map((cell) => [cell.id, cell.source.join('')]));

  test('has ids as nbformat 4.5 asks: unique, of letters, digits, - and _', () => {
    expect(sources.size).toBe(cells.length);
    for (const id of sources.keys()) expect(id).toMatch(/^[\w-]{1,64}$/);
  });

  test('passes the type check of the tslab kernel, cell after cell', () => {
    withKernelConverter((converter) => {
      let declarations = '';
      for (const cell of cells.filter(({ cell_type }) => cell_type === 'code')) {
        const converted = converter.convert(declarations, cell.source.join(''));
        const complaints = converted.diagnostics.map(
          ({ start, messageText }) => `line ${start.line + 1}: ${messageText}`,
        );
        expect({ cell: cell.id, complaints }).toEqual({ cell: cell.id, complaints: [] });
        declarations = converted.declOutput ?? '';
      }
      // The check above must be able to fail: the last declarations know the lab's types.
      const wrong = converter.convert(declarations, 'const wrong: string = np.zeros([1, 1]);');
      expect(wrong.diagnostics.map(({ messageText }) => messageText).join()).toMatch(
        /Matrix.* not assignable .*string/,
      );
    });
  }, 120_000);

  test.each([
    ['zeros', '[3, 2, 1]'],
    ['random', '[3, 2, 1]'],
    ['he', '[2, 4, 1]'],
  ])('shows what NumPy gives as the expected output of %s', (name, layersDims) => {
    const text = sources.get(`${name}-expected`) ?? '';
    expect(text).toContain(`\`layersDims = ${layersDims}\``);
    const shown = Object.fromEntries<unknown>(
      [...text.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, key, value]) => [
        key as string,
        JSON.parse(value as string),
      ]),
    );
    expect(shown).toEqual(roundedReference(layersDims, name));
  });

  test.each(['zeros', 'random', 'he'])('has every section of the course for %s', (name) => {
    const sections = ['text', 'graded', 'expected', 'check', 'train', 'costs', 'boundary', 'conclusion'];
    const ids = [...sources.keys()].filter((id) => sections.some((section) => id === `${name}-${section}`));
    expect(ids).toEqual(sections.map((section) => `${name}-${section}`));
  });
});

/** tslab takes its folder from the working directory, as the kernel does; the helper module lies in the students' one. */
function withKernelConverter(use: (converter: Converter) => void): void {
  if (!existsSync(resolve(root, 'grader/dist/lab/index.d.ts'))) {
    throw new Error('The lab that notebooks import is not built: run npm run build, then the tests again.');
  }
  const before = process.cwd();
  process.chdir(resolve(root, 'notebooks/initialization'));
  try {
    const converter = createConverter();
    try {
      use(converter);
    } finally {
      converter.close();
    }
  } finally {
    process.chdir(before);
  }
}

/** NumPy's parameters, to the 8 decimals that the course prints. */
function roundedReference(layersDims: string, name: string): unknown {
  const file = readFileSync(resolve(root, 'fixtures/initialization/numpy/reference.json'), 'utf8');
  const { init } = JSON.parse(file) as {
    init: Record<string, Record<string, Record<string, { values: number[][] }>>>;
  };
  const parameters = init[layersDims]?.[name] ?? {};
  return Object.fromEntries(
    Object.entries(parameters).map(([key, { values }]) => [
      key,
      values.map((row) => row.map((value) => Number(value.toFixed(8)))),
    ]),
  );
}
