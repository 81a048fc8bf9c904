import { createSandbox, type Sandbox } from '.';
import { findBubblewrap } from './trusted/bubblewrap';
import { findChildFiles } from './trusted/childFiles';
import { launchCommand } from './trusted/launch';
import { runInChild } from './trusted/runInChild';
import { startChild } from './trusted/startChild';
import { outcomes, outcome, program, request } from './testing/trial';

jest.setTimeout(60_000);

const isolations = findBubblewrap() === null ? (['process'] as const) : (['process', 'bwrap'] as const);

/** Memory that nobody touches: it takes address space alone. */
const HOLD = 'const held = []; for (let i = 0; i < 10; i++) held.push(new ArrayBuffer(34 << 20));';
/** How many such blocks there is room for. */
const MEASURE =
  'const all = []; try { for (;;) all.push(new ArrayBuffer(34 << 20)); } catch { return all.length; }';
/** Runs a statement once, as deep in the stack as it goes: there is no room there to call anything that watches. */
const deep = (statement: string) =>
  `let done = false; const sink = () => { try { sink(); } catch (e) { if (!done) { ${statement}; done = true; } } }; sink();`;

const leftBehind: readonly (readonly [string, string])[] = [
  ['a promise rejected with it', `${HOLD} Promise.reject(held);`],
  ['a rejection that was handled', `${HOLD} Promise.reject(held).catch(() => held);`],
  ['what waits for a promise', `${HOLD} Promise.resolve().then(() => held);`],
  [
    'what waits for a promise, made at the end of the stack',
    `${HOLD} ${deep('Promise.resolve().then(() => held)')}`,
  ],
  ['an async function that waits', `${HOLD} (async () => { await null; held.push(1); })();`],
  ['a promise reached by a computed name', `${HOLD} globalThis['Pro' + 'mise'].reject(held);`],
  ['a promise under an escaped name', `${HOLD} \\u0050romise.reject(held);`],
  ['nothing: it was dropped', `{ ${HOLD} }`],
  [
    'nothing: it was dropped and collected, again and again',
    'for (let i = 0; i < 60; i++) { const some = []; for (let j = 0; j < 10; j++) some.push(new ArrayBuffer(20 << 20)); }',
  ],
];

describe.each(isolations)('what a program leaves behind under %s', (isolation) => {
  let sandbox: Sandbox;
  beforeAll(() => {
    sandbox = createSandbox({ isolation, spares: 1 });
  });
  afterAll(() => sandbox.close());
  let alone: unknown;
  beforeAll(async () => {
    [alone] = await outcomes(sandbox, [MEASURE]);
  });

  it('as much room as there is can be measured', () => expect(alone).toBeGreaterThan(20));

  it.each(leftBehind)('does not reach the next one: %s', async (_, body) => {
    expect(await outcomes(sandbox, [`${body} return 0;`, MEASURE, MEASURE])).toEqual([0, alone, alone]);
  });

  it('memory that outlives a program costs no other its own', async () => {
    const greedy = program(
      'const all = []; try { for (;;) all.push(new ArrayBuffer(34 << 20)); } catch {} Promise.reject(all); return 1;',
    );
    const honest = program('return new Float64Array(8_000_000).length;');
    expect((await sandbox.run(request([greedy, honest, honest]))).map(outcome)).toEqual([
      1, 8_000_000, 8_000_000,
    ]);
  });

  it('Array.fromAsync, by which a promise could be made without a word that tells, is not there', async () => {
    expect(await outcomes(sandbox, ['return typeof Array.fromAsync;'])).toEqual(['undefined']);
  });
});

describe('a child', () => {
  const runTwice = async (body: string) => {
    const child = startChild({ ...launchCommand(findChildFiles(), 256, null), bootMilliseconds: 60_000 });
    await child.claim();
    const { answers, end } = await runInChild(child, request([program(body), program('return 2;')]), false);
    return [...answers.map(outcome), end.kind];
  };

  it('runs the next program after one that left it as it was', async () => {
    const usual =
      'np.random.seed(3); for (let i = 0; i < 20; i++) np.random.randn(50, 40).mul(10); return 1;';
    expect(await runTwice(usual)).toEqual([1, 2, 'done']);
  });

  it.each([
    ['objects', 'const all = []; for (let i = 0; i < 3e5; i++) all.push({ i }); return 1;'],
    ['arrays that nobody touched', 'const all = [new ArrayBuffer(8 << 20)]; return 1;'],
    ['arrays, long collected', 'for (let i = 0; i < 40; i++) new Float64Array(4 << 20).fill(1); return 1;'],
  ])('runs no other after one that used much memory for %s', async (_, body) => {
    expect(await runTwice(body)).toEqual([1, 'spent']);
  });
});
