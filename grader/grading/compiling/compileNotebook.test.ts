import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFunctions } from '../../compile';
import type { CompiledFunction } from '../../domain';
import { parseNotebook } from '../../notebook';
import { SandboxError } from '../../sandbox';
import { buildNotebook, type CellSketch } from '../../testing/buildNotebook';
import { createNotebookCompiler, type CompiledNotebook } from './compileNotebook';

const options = { functions: ['f', 'g'], helper: 'initUtils', stubs: new Map([['g', 'its stub']]) };
const bytesOf = (...cells: readonly CellSketch[]) => Buffer.from(buildNotebook(cells));
const NOWHERE = join(tmpdir(), 'no-such-thread.js');

/** Too much for the thread that all wait for, and some hundred milliseconds of work. */
const heavy = bytesOf(
  Array.from({ length: 40 }, (_, i) => `enum E${i} { A, B = A + 1, C = 'c'.length }`).join('\n'),
  ...Array.from({ length: 12 }, (_, i) => `let x${i} = 0;\n${`x${i} = x${i} + 1;\n`.repeat(500)}`),
  `function f() {\n  return [${Array.from({ length: 40 }, (_, i) => `E${i}.B`).join()}, x0];\n}`,
  'function g() { return 2 }',
);

/** As data alone: where each program's columns come from in place of the function that tells it. */
function describeFunctions(functions: readonly CompiledFunction[]): unknown {
  return functions.map((compiled) => {
    if (compiled.kind !== 'compiled') return compiled;
    const { locate, ...program } = compiled.program;
    const columns = Array.from({ length: 60 }, (_, i) => Math.floor((i * program.code.length) / 60));
    return { ...compiled, program, places: columns.map((column) => locate(column)) };
  });
}

const kinds = (compiled: CompiledNotebook) =>
  compiled.kind === 'compiled' ? compiled.functions.map(({ kind }) => kind) : compiled.reason;

describe('createNotebookCompiler', () => {
  const compiler = createNotebookCompiler();

  it('starts no thread for what is little work', async () => {
    const alone = createNotebookCompiler({ threadFile: NOWHERE });
    const light = bytesOf('function f() { return 1 }', 'const g = () => 2;');
    expect(kinds(await alone.compile(light, options))).toEqual(['compiled', 'compiled']);
    expect(kinds(await alone.compile(Buffer.from('{'), options))).toContain('JSON');
  });

  it('gives on a thread what it would have given at once', async () => {
    const compiled = await compiler.compile(heavy, options);
    const read = parseNotebook(heavy);
    if (compiled.kind === 'rejected' || read.kind === 'rejected')
      throw new Error('the test’s notebook is none');
    expect(compiled.notebook).toEqual(read.notebook);
    expect(compiled.isSteady).toBe(true);
    const atOnce = compileFunctions(read.notebook, options);
    expect(atOnce.map(({ kind }) => kind)).toEqual(['compiled', 'compiled']);
    expect(describeFunctions(compiled.functions)).toEqual(describeFunctions(atOnce));
  });

  it('rejects a large file as a small one, on the thread', async () => {
    const large = Buffer.from(`[${' '.repeat(1_100_000)}`);
    expect(kinds(await compiler.compile(large, options))).toEqual(
      kinds(parseNotebook(large) as CompiledNotebook),
    );
  });

  it('keeps nobody waiting', async () => {
    const light = bytesOf('function f() { return 1 }', 'function g() { return 2 }');
    const done: string[] = [];
    await Promise.all([
      compiler.compile(heavy, options).then(() => done.push('heavy')),
      compiler.compile(heavy, options).then(() => done.push('heavy')),
      compiler.compile(heavy, options).then(() => done.push('heavy')),
      compiler.compile(light, options).then(() => done.push('light')),
    ]);
    expect(done).toEqual(['light', 'heavy', 'heavy', 'heavy']);
  });

  it('ends what takes too long, which does not compile, and goes on', async () => {
    const hasty = createNotebookCompiler({ milliseconds: 20 });
    const late = await hasty.compile(heavy, options);
    if (late.kind === 'rejected') throw new Error('it was not even read');
    expect(late.isSteady).toBe(false);
    expect(late.notebook.cells).toHaveLength(15);
    expect(late.functions).toEqual(
      ['f', 'g'].map((functionName) => ({
        kind: 'does-not-compile',
        functionName,
        place: {},
        message:
          'the notebook takes more than 0.02 s to compile: take out the code that the graded functions do not need',
      })),
    );
    expect(await hasty.compile(heavy, options)).toEqual(late);
  });

  it('is a fault of the machine where the thread cannot be started, or fails', async () => {
    const broken = createNotebookCompiler({ threadFile: NOWHERE });
    await expect(broken.compile(heavy, options)).rejects.toThrow(SandboxError);
    await expect(broken.compile(heavy, options)).rejects.toThrow(
      /^the thread that compiles notebooks cannot be used/,
    );
    const folder = mkdtempSync(join(tmpdir(), 'thread-'));
    const threadFile = join(folder, 'thread.js');
    writeFileSync(
      threadFile,
      `const { parentPort } = require('node:worker_threads');
       parentPort.on('message', () => process.exit(3));
       parentPort.postMessage({ kind: 'ready', thread: null });`,
    );
    await expect(createNotebookCompiler({ threadFile }).compile(heavy, options)).rejects.toThrow(
      SandboxError,
    );
    rmSync(folder, { recursive: true });
  });
});
