import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { AssignmentError, parseManifest } from '../assignment';
import { compileFunctions } from '../compile';
import type { CompiledFunction, ReadNotebook } from '../domain';
import { readNotebook } from '../notebook';
import { buildNotebook } from '../testing/buildNotebook';
import { buildSubmission, readSolution } from '../testing/answers';
import { fuzzParameters } from '../testing/fuzzSeed';
import { damagedBytes, damagedStructure } from '../testing/mutateJson';
import { repository } from '../testing/runCli';

jest.setTimeout(120_000);

const NOTEBOOKS = 2_400;
const MANIFESTS = 800;

const functions = ['initializeParametersZeros', 'initializeParametersRandom', 'initializeParametersHe'];
const options = { functions, helper: 'initUtils', stubs: new Map<string, string>() };
/** One clear sentence or clause, on one line. */
const SENTENCE = /^\S[^\n\r]{8,}[^\s]$/u;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the front half of the grader makes of a file on disk. */
async function readAndCompile(content: string | Uint8Array): Promise<readonly CompiledFunction[] | null> {
  const file = join(folder, 'submission.ipynb');
  writeFileSync(file, content);
  const read = await readNotebook(file);
  expectSound(read);
  return read.kind === 'rejected' ? null : compileFunctions(read.notebook, options);
}

function expectSound(read: ReadNotebook): void {
  if (read.kind === 'rejected') {
    expect(read.reason).toMatch(/^(is|has|holds|cannot) /);
    expect(read.reason).toMatch(SENTENCE);
    expect(read.reason).not.toContain(folder);
    return;
  }
  for (const cell of read.notebook.cells) {
    expect(Object.keys(cell).sort()).toEqual(['gradedFunction', 'id', 'kind', 'number', 'source', 'tags']);
    expect(typeof cell.source).toBe('string');
  }
}

function expectCompiled(compiled: readonly CompiledFunction[] | null): void {
  if (compiled === null) return;
  expect(
    compiled.map((item) => (item.kind === 'compiled' ? item.program.functionName : item.functionName)),
  ).toEqual(functions);
  for (const item of compiled) {
    if (item.kind === 'compiled') {
      expect(item.program.code).toMatch(/^"use strict";/);
      expect(item.program.locate(item.program.code.length)?.cell ?? 1).toBeGreaterThan(0);
    } else if ('message' in item) expect(item.message.replaceAll('\n', ' ')).toMatch(SENTENCE);
  }
}

async function assertNotebooks(
  contents: fc.Arbitrary<string | Uint8Array>,
  share: number,
): Promise<{ readonly rejected: number; readonly read: number }> {
  let [rejected, read] = [0, 0];
  await fc.assert(
    fc.asyncProperty(contents, async (content) => {
      const compiled = await readAndCompile(content);
      if (compiled === null) rejected++;
      else read++;
      expectCompiled(compiled);
    }),
    fuzzParameters(NOTEBOOKS * share),
  );
  return { rejected, read };
}

describe('a malformed notebook is rejected in one sentence, or read as far as it goes', () => {
  const whole = readSolution();
  const small = buildSubmission();

  it('when its structure is damaged', async () => {
    const seen = await assertNotebooks(fc.oneof(damagedStructure(small), damagedStructure(whole)), 0.4);
    // A fuzzer all of whose notebooks end at the door would test the door alone.
    expect(seen.rejected).toBeGreaterThan(0);
    expect(seen.read).toBeGreaterThan(0);
  });

  it('when its bytes are damaged', async () => {
    const seen = await assertNotebooks(fc.oneof(damagedBytes(small), damagedBytes(whole)), 0.3);
    expect(seen.rejected).toBeGreaterThan(0);
    expect(seen.read).toBeGreaterThan(0);
  });

  it('when its code is cut up and put together again', async () => {
    const words = small.match(/\\.|\w+|\s+|[^\w\s]/g) ?? [];
    const odd = [
      '\\u2028',
      '<!--',
      '-->',
      '/*',
      '*/',
      '`',
      '${',
      '//',
      '\\u202e',
      'import(',
      'await ',
      '@',
      '#',
    ];
    const pieces = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.integer({ min: 0, max: words.length }).map((i) => words.slice(i, i + 30).join('')),
      },
      { weight: 1, arbitrary: fc.constantFrom(...odd) },
    );
    const source = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));
    const cells = fc.array(source, { minLength: 1, maxLength: 4 });
    const marked = cells.map((sources) =>
      buildNotebook(sources.map((text, i) => ({ source: text, gradedFunction: functions[i % 3] ?? '' }))),
    );
    await assertNotebooks(marked, 0.3);
  });
});

describe('a malformed manifest is refused in one sentence, or complete', () => {
  const text = readFileSync(join(repository, 'fixtures/initialization/assignment.json'), 'utf8');

  /** Gives whether it was taken. */
  function tryManifest(content: string): boolean {
    try {
      const manifest = parseManifest(content, 'assignment.json');
      expect(Object.keys(manifest).sort()).toEqual([
        'deadline',
        'functions',
        'helper',
        'limits',
        'name',
        'notebook',
        'title',
      ]);
      expect(Object.values(manifest.limits).every((limit) => Number.isFinite(limit) && limit > 0)).toBe(true);
      for (const fn of manifest.functions) {
        expect(Array.isArray(fn.cases) && Array.isArray(fn.hiddenCases)).toBe(true);
        const points = fn.checks.reduce((sum, check) => sum + check.points, 0);
        expect(points).toBeCloseTo(fn.points, 6);
      }
      expect(Object.prototype).not.toHaveProperty('polluted');
      return true;
    } catch (error) {
      if (!(error instanceof AssignmentError)) throw error;
      expect(error.message).toMatch(/^assignment\.json(:| is not JSON:) .*\.$/s);
      expect(error.message.length).toBeLessThan(700);
      return false;
    }
  }

  it.each([
    ['values', damagedStructure(text)],
    ['bytes', damagedBytes(text).map((bytes) => Buffer.from(bytes).toString('utf8'))],
  ])('when its %s are damaged', (_, damaged) => {
    let refused = 0;
    fc.assert(
      fc.property(damaged, (content) => {
        if (!tryManifest(content)) refused++;
      }),
      fuzzParameters(MANIFESTS / 2),
    );
    expect(refused).toBeGreaterThan(MANIFESTS / 8);
  });

  it('when it is nested too deeply to be shown', () => {
    const nest = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect(tryManifest(text.replace('"Initialization"', nest))).toBe(false);
  });
});
