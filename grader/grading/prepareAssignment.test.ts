import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssignmentError, loadAssignment, locateStubs, writeStubs } from '../assignment';
import { compileFunctions } from '../compile';
import type { Case, Json, Value } from '../domain';
import { parseNotebook } from '../notebook';
import { createSandbox } from '../sandbox';
import { makeCourse } from '../testing/makeCourse';
import { prepareAssignment, type PreparedAssignment } from './prepareAssignment';

const ZEROS = 'initializeParametersZeros';
const RANDOM = 'initializeParametersRandom';
const HE = 'initializeParametersHe';
const SOLUTION = 'solutions/initialization/Initialization.ipynb';
const STUB = 'notebooks/initialization/Initialization.ipynb';
const HELPER = 'notebooks/initialization/initUtils.ts';
const MANIFEST = 'fixtures/initialization/assignment.json';
const ONES = 'solutions/initialization/misconceptions/ones-for-zeros.ts';

jest.setTimeout(60_000);

const sandbox = createSandbox({ isolation: 'process', spares: 1 });
afterAll(() => sandbox.close());

let root: string;
beforeEach(() => void (root = makeCourse()));
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("for a student's check", () => {
  it('shows no hidden case, and needs no solution', async () => {
    rmSync(join(root, 'solutions'), { recursive: true });
    const prepared = await prepare(null);
    expect([...prepared.cases.keys()]).toEqual([ZEROS, RANDOM, HE]);
    expect(prepared.cases.get(HE)?.map(({ id }) => id)).toEqual(['public-1', 'public-2', 'public-3', 'wide']);
    expect([...prepared.cases.values()].flat().filter(({ hidden }) => hidden)).toEqual([]);
    for (const fn of prepared.assignment.functions) {
      expect(fn.hiddenCases).toEqual([]);
      expect(fn.checks.filter((check) => check.id.includes('hidden'))).toEqual([]);
    }
    expect(prepared.misconceptions).toEqual([]);
  });

  it('names a wrong answer by what is recorded of it', async () => {
    rmSync(join(root, 'solutions'), { recursive: true });
    const { cases, nameMisconception } = await prepare(null);
    const ones = (cases.get(ZEROS) ?? []).map(({ args, expected }) => {
      const first = { kind: 'returned' as const, value: fillOnes(expected, /./) };
      return { first, second: first, argsAfter: args.map(listOf) };
    });
    expect((await nameMisconception(ZEROS, ones))?.id).toBe('ones-for-zeros');
  });
});

describe('for grading', () => {
  it('has the public cases first, and the hidden ones of its secret', async () => {
    const one = await prepare('one');
    expect(one.cases.get(ZEROS)?.map(({ id, hidden }) => [id, hidden])).toEqual([
      ['public-1', false],
      ['public-2', false],
      ['public-3', false],
      ['hidden-1', true],
      ['hidden-2', true],
    ]);
    expect((await prepare('one')).cases).toEqual(one.cases);
    const two = await prepare('two');
    for (const name of [ZEROS, RANDOM, HE]) {
      expect(argsOf(two, name, false)).toEqual(argsOf(one, name, false));
      expect(argsOf(two, name, true)).not.toEqual(argsOf(one, name, true));
    }
  });

  it('expects of hidden cases what the solution answers, and of public ones what the fixtures hold', async () => {
    const { cases } = await prepare();
    for (const { args, expected } of cases.get(ZEROS) ?? []) expect(expected).toEqual(zerosOf(args));
    edit(
      SOLUTION,
      'np.zeros([layersDims[l], layersDims[l - 1]])',
      'np.ones([layersDims[l], layersDims[l - 1]])',
    );
    const changed = await prepare();
    for (const { hidden, args, expected } of changed.cases.get(ZEROS) ?? [])
      expect(expected).toEqual(hidden ? fillOnes(zerosOf(args), /^W/) : zerosOf(args));
  });

  it('knows a function that is as it was released', async () => {
    const { stubs, assignment } = await prepare();
    const compile = (path: string) => {
      const read = parseNotebook(readFileSync(join(root, path)));
      if (read.kind === 'rejected') throw new Error(read.reason);
      const functions = assignment.functions.map(({ name }) => name);
      return compileFunctions(read.notebook, { functions, helper: assignment.helper, stubs }).map(
        ({ kind }) => kind,
      );
    };
    expect(compile(STUB)).toEqual(['not-implemented', 'not-implemented', 'not-implemented']);
    edit(STUB, 'const parameters: Parameters = {};', 'const parameters: Parameters = { W0: 1 } as never;');
    expect(compile(STUB)).toEqual(['compiled', 'compiled', 'compiled']);
    expect(compile(SOLUTION)).toEqual(['compiled', 'compiled', 'compiled']);
  });
});

it('a student’s check knows the functions as they were handed out: by the folder, else by the solution', async () => {
  const check = async () => (await prepare(null)).stubs;
  const { stubs, assignment } = await prepare();
  expect(await check()).toEqual(stubs);
  rmSync(join(root, SOLUTION));
  expect(await check()).toEqual(new Map());
  writeFileSync(locateStubs(assignment.directories), writeStubs(stubs));
  expect([...stubs.keys()]).toEqual(assignment.functions.map(({ name }) => name));
  expect(await check()).toEqual(stubs);
});

describe('an assignment at fault', () => {
  it.each<[string, () => void, readonly (string | RegExp)[]]>([
    ['has no helper', () => rmSync(join(root, HELPER)), [HELPER, 'the helper module', 'cannot be read']],
    ['has no solution', () => rmSync(join(root, SOLUTION)), [SOLUTION, 'cannot be read']],
    ['has a solution that is no notebook', () => writeFileSync(join(root, SOLUTION), '[]'), [SOLUTION]],
    [
      'has a solution that throws',
      () => edit(SOLUTION, 'Math.sqrt(2 / layersDims[l - 1])', 'layersDims.missing.length'),
      [SOLUTION, HE, 'throws on case hidden-1', /Cannot read properties of undefined/],
    ],
    [
      'has a solution that never ends',
      () => edit(SOLUTION, 'Math.sqrt(2 / layersDims[l - 1])', '(() => { for (;;); })()'),
      [SOLUTION, HE, 'does not run (timed-out)'],
    ],
    [
      'has a solution that does not compile',
      () => edit(SOLUTION, 'np.multiply(np.random.randn(layersDims[l], layersDims[l - 1]), 10)', '10 +'),
      [SOLUTION, RANDOM, 'that compiles'],
    ],
    [
      'has a solution without a function',
      () => edit(SOLUTION, RANDOM, 'initializeParametersElsewhere'),
      [SOLUTION, RANDOM],
    ],
    [
      'has no expected output of a case that is compared',
      () => edit(`fixtures/initialization/expected/${HE}.json`, '"public-2"', '"public-9"'),
      [`fixtures/initialization/expected/${HE}.json`, 'public-2', 'grader fixtures'],
    ],
  ])('%s, and says where', async (_what, spoil, parts) => {
    spoil();
    edit(MANIFEST, '"seconds": 5', '"seconds": 1');
    const failure: unknown = await prepare().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AssignmentError);
    for (const part of parts) expect((failure as Error).message).toMatch(part);
  });
});

describe('digests', () => {
  it.each<[string, () => void, readonly string[]]>([
    ['the helper', () => edit(HELPER, 'export {', 'export const more = 1;\nexport {'), [ZEROS, RANDOM, HE]],
    ['a limit', () => edit(MANIFEST, '"memoryMb": 256', '"memoryMb": 255'), [ZEROS, RANDOM, HE]],
    ['a hint', () => edit(MANIFEST, 'The loop runs over every layer', 'A loop over every layer'), [ZEROS]],
    ['an argument', () => edit(MANIFEST, '[[40, 50, 1]]', '[[50, 40, 1]]'), [HE]],
    [
      'an expected number',
      () => edit(`fixtures/initialization/expected/${HE}.json`, '1.7886284734303186', '1.7886284734304'),
      [HE],
    ],
    [
      'an answer of the solution to a hidden case',
      () => edit(SOLUTION, 'layersDims[l - 1]), 10)', 'layersDims[l - 1]), 10.5)'),
      [RANDOM],
    ],
    ['a misconception', () => edit(ONES, '@hint', '@hint Again:'), [ZEROS]],
  ])('change with %s, for the functions it is about', async (_what, change, about) => {
    const before = await prepare();
    change();
    const after = await prepare();
    const changed = [ZEROS, RANDOM, HE].filter(
      (name) => before.digests.get(name) !== after.digests.get(name),
    );
    expect(changed).toEqual(about);
    expect(after.filesDigest).not.toBe(before.filesDigest);
  });

  it('change with the secret', async () => {
    const [one, two] = [await prepare('one'), await prepare('two')];
    for (const name of [ZEROS, RANDOM, HE]) expect(one.digests.get(name)).not.toBe(two.digests.get(name));
  });

  it('of files change with the stub, which decides no judgement of a program', async () => {
    const before = await prepare();
    edit(SOLUTION, 'const L = layersDims.length - 1; ', 'const L = layersDims.length - 1, unused = 0; ');
    const after = await prepare();
    expect(after.digests).toEqual(before.digests);
    expect(after.filesDigest).not.toBe(before.filesDigest);
  });

  it.each<[string, () => void]>([
    ['the title', () => edit(MANIFEST, '"title": "Initialization"', '"title": "Beginnings"')],
    [
      'a deadline',
      () =>
        edit(
          MANIFEST,
          '"functions": [',
          '"deadline": { "due": "2026-12-01T23:59:00", "timeZone": "UTC" }, "functions": [',
        ),
    ],
    ['the prose of the solved notebook', () => edit(SOLUTION, '"# ', '"# Another ')],
    [
      'another way to the same answers',
      () => edit(SOLUTION, 'np.zeros([layersDims[l], 1])', 'np.zeros([layersDims[l], 2 - 1])'),
    ],
  ])('do not change with %s', async (_what, change) => {
    const before = await prepare();
    change();
    const after = await prepare();
    expect(after.digests).toEqual(before.digests);
    expect(after.filesDigest).toBe(before.filesDigest);
  });
});

function prepare(secret: string | null = 'a secret'): Promise<PreparedAssignment> {
  return prepareAssignment(loadAssignment(root, 'initialization'), secret, sandbox);
}

/** Replaces a text in a file of the course; it has to be there. */
function edit(path: string, from: string, to: string): void {
  const text = readFileSync(join(root, path), 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  writeFileSync(join(root, path), text.replaceAll(from, to));
}

function argsOf({ cases }: PreparedAssignment, name: string, hidden: boolean): readonly Case['args'][] {
  return (cases.get(name) ?? []).filter((item) => item.hidden === hidden).map(({ args }) => args);
}

/** What the course asks of the zeros: a column for each unit of the layer before, a row for each of the layer. */
function zerosOf([layersDims]: Case['args']): Value {
  const sizes = layersDims as readonly number[];
  const entries = sizes.slice(1).flatMap((rows, index): [string, Value][] => {
    const columns = sizes[index] as number;
    return [
      [`W${index + 1}`, { kind: 'matrix', rows, columns, data: new Array<number>(rows * columns).fill(0) }],
      [`b${index + 1}`, { kind: 'matrix', rows, columns: 1, data: new Array<number>(rows).fill(0) }],
    ];
  });
  return { kind: 'record', entries: new Map(entries) };
}

/** The same parameters with ones in the matrices of these names. */
function fillOnes(parameters: Value | null, names: RegExp): Value {
  if (parameters?.kind !== 'record') throw new Error('no parameters');
  const fill = ([key, value]: [string, Value]): [string, Value] =>
    names.test(key) && value.kind === 'matrix'
      ? [key, { ...value, data: value.data.map(() => 1) }]
      : [key, value];
  return { kind: 'record', entries: new Map([...parameters.entries].map(fill)) };
}

function listOf(sizes: Json): Value {
  const items = (sizes as readonly number[]).map((value): Value => ({ kind: 'number', value }));
  return { kind: 'list', items };
}
