import { createSandbox, SandboxError, type Sandbox } from '.';
import { findBubblewrap } from './trusted/bubblewrap';
import { childrenUnder, eventually } from '../testing/processes';
import { program, outcomes, request } from './testing/trial';

jest.setTimeout(40_000);

const linux = process.platform === 'linux' ? describe : describe.skip;
const isolations = findBubblewrap() === null ? (['process'] as const) : (['process', 'bwrap'] as const);

linux.each(isolations)('verdicts under %s', (isolation) => {
  let sandbox: Sandbox;
  beforeAll(() => {
    sandbox = createSandbox({ isolation, spares: 1 });
  });
  afterAll(() => sandbox.close());

  it('says which isolation it took', () => expect(sandbox.isolation).toBe(isolation));

  it('ends an endless loop, and its neighbours answer', async () => {
    const got = await outcomes(sandbox, ['return 1;', 'for (;;);', 'return 3;'], { milliseconds: 1_000 });
    expect(got).toEqual([1, 'timed-out', 3]);
  });

  it.each([
    ['a regular expression that explodes', 'return /^(a+)+$/.test("a".repeat(60) + "b");'],
    ['a native call', 'let b = 3n; for (;;) b = (b * b) % (1n << 4_000_000n);'],
  ])('ends %s', async (_, body) => {
    expect(await outcomes(sandbox, [body], { milliseconds: 500 })).toEqual(['timed-out']);
  });

  it.each([
    ['the heap', 'const x = []; for (;;) x.push({ y: [x.length] });'],
    ['typed arrays', 'const x = []; for (;;) x.push(new Float64Array(1e6).fill(1));'],
    ['one typed array', 'return new Uint8Array(4e9).fill(1);'],
    ['texts', 'const x = []; for (;;) x.push("x".repeat(1e6).toUpperCase());'],
  ])('stops a bomb of %s', async (_, body) => {
    const got = await outcomes(sandbox, [body], { milliseconds: 30_000, memoryMb: 128 });
    expect(got).toEqual(['out-of-memory']);
  });

  it('caps the answer', async () => {
    const body = 'return Array.from({ length: 50 }, () => "x".repeat(9e4));';
    expect(await outcomes(sandbox, [body, 'return 2;'], { outputMb: 1 })).toEqual(['too-much-output', 2]);
  });

  it('never settles a promise, so that work after the answer does not happen', async () => {
    const flood =
      'const flood = async () => { for (;;) await null; }; flood(); Promise.resolve().then(() => { for (;;); }); return 1;';
    expect(await outcomes(sandbox, [flood, 'return 2;'])).toEqual([1, 2]);
  });

  it('leaves no child after a run but its spares', async () => {
    await outcomes(sandbox, ['return 1;', 'for (;;);'], { milliseconds: 300 });
    const innermost = (): number =>
      childrenUnder(process.pid).filter((pid) => childrenUnder(pid).length === 0).length;
    expect(await eventually(() => innermost() === 1)).toBe(true);
  });
});

describe('createSandbox', () => {
  it('has nothing to do for no programs', async () => {
    const sandbox = createSandbox({ isolation: 'auto', spares: 0 });
    expect(await sandbox.run(request([]))).toEqual([]);
    await sandbox.close();
  });

  it('refuses to run when closed', async () => {
    const sandbox = createSandbox({ isolation: 'process', spares: 0 });
    await sandbox.close();
    await expect(sandbox.run(request([program('return 1;')]))).rejects.toThrow(SandboxError);
  });

  it('says so when bubblewrap is asked for and missing', () => {
    const path = process.env['PATH'];
    try {
      process.env['PATH'] = '/nowhere';
      expect(() => createSandbox({ isolation: 'bwrap', spares: 0 })).toThrow(
        /bubblewrap does not work here .*PATH.*--isolation process/,
      );
      expect(createSandbox({ isolation: 'auto', spares: 0 }).isolation).toBe('process');
    } finally {
      process.env['PATH'] = path;
    }
  });
});
