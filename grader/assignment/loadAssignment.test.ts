import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findRoot, listAssignments } from './findAssignments';
import { keepPublic } from './keepPublic';
import { loadAssignment } from './loadAssignment';

const repository = resolve(__dirname, '../..');

describe('loadAssignment', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'assignment-'));
    cpSync(join(repository, 'fixtures'), join(root, 'fixtures'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('finds the expected output that NumPy gives for each compared public case', () => {
    const { functions } = loadAssignment(repository, 'initialization');
    const reference = JSON.parse(
      readFileSync(join(repository, 'fixtures/initialization/numpy/reference.json'), 'utf8'),
    ) as {
      init: Record<string, Record<string, Record<string, { shape: [number, number]; values: number[][] }>>>;
    };
    const names = {
      initializeParametersZeros: 'zeros',
      initializeParametersRandom: 'random',
      initializeParametersHe: 'he',
    };
    let compared = 0;
    for (const fn of functions) {
      for (const item of fn.cases) {
        if (item.expected?.kind !== 'record') continue;
        const key = `[${(item.args[0] as number[]).join(', ')}]`;
        const numpy = reference.init[key]?.[names[fn.name as keyof typeof names]] ?? {};
        expect([...item.expected.entries.keys()]).toEqual(Object.keys(numpy));
        for (const [name, matrix] of item.expected.entries) {
          if (matrix.kind !== 'matrix') throw new Error(`${name} is ${matrix.kind}`);
          expect([matrix.rows, matrix.columns]).toEqual(numpy[name]?.shape);
          matrix.data.forEach((value, index) => {
            const wanted = numpy[name]?.values.flat()[index] as number;
            expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-12 * Math.abs(wanted));
            compared += 1;
          });
        }
      }
    }
    expect(compared).toBe(3 * (11 + 17 + 91));
  });

  it('is found from a folder below, and not where there is none', () => {
    expect(findRoot(join(root, 'fixtures', 'initialization'))).toBe(root);
    expect(listAssignments(root)).toEqual(['initialization']);
    expect(() => findRoot(tmpdir())).toThrow(/No assignment was found from .* upwards/);
  });

  it('says when its name is not its folder’s', () => {
    const file = join(root, 'fixtures/initialization/assignment.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"name": "initialization"', '"name": "other"'));
    expect(() => loadAssignment(root, 'initialization')).toThrow(
      'fixtures/initialization/assignment.json: /name must be the name of its folder, "initialization", but is "other".',
    );
  });

  it('says which stored output is damaged and how to make it again', () => {
    writeFileSync(
      join(root, 'fixtures/initialization/expected/initializeParametersHe.json'),
      '{"cases": {"public-1": {}}}',
    );
    expect(() => loadAssignment(root, 'initialization')).toThrow(
      /expected\/initializeParametersHe\.json is damaged .*: make it again with "grader fixtures"/,
    );
  });

  it('a student sees no hidden case and only the points of public checks', () => {
    const shown = keepPublic(loadAssignment(repository, 'initialization'));
    expect(shown.functions.map((fn) => fn.points)).toEqual([25, 25, 32]);
    expect(shown.functions.flatMap((fn) => fn.hiddenCases)).toEqual([]);
    expect(JSON.stringify(shown.functions.flatMap((fn) => fn.checks))).not.toContain('hidden');
  });
});
