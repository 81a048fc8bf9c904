import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findGraded } from './findGraded';

const base = { points: 1, hint: 'h', case: 'c' };
const compared = { ...base, id: 'values', kind: 'values' };
const bounded = { ...base, id: 'range', kind: 'range', atMost: 1 };

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'graded-'));
  mkdirSync(join(root, 'fixtures/descent/expected'), { recursive: true });
  jest.spyOn(process, 'cwd').mockReturnValue(root);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

/** An assignment whose function `descend` has these checks; of its case the right output is 1, where that was made. */
function find(checks: readonly object[], isMade: boolean) {
  const fn = { name: 'descend', points: checks.length, summary: 's', cases: [{ id: 'c', args: [] }], checks };
  const names = { name: 'descent', title: 't', notebook: 'D.ipynb', helper: 'utils' };
  const folder = join(root, 'fixtures/descent');
  writeFileSync(
    join(folder, 'assignment.json'),
    JSON.stringify({ schemaVersion: 1, ...names, functions: [fn] }),
  );
  if (isMade) writeFileSync(join(folder, 'expected/descend.json'), JSON.stringify({ cases: { c: 1 } }));
  const found = findGraded('descend');
  if (found.kind !== 'found') throw new Error(found.kind);
  return { ids: found.fn.checks.map(({ id }) => id), isUnanswered: found.isUnanswered };
}

it('a check that compares is left out until there is something to compare with', () => {
  expect(find([compared, bounded], false)).toEqual({ ids: ['range'], isUnanswered: true });
  expect(find([compared, bounded], true)).toEqual({ ids: ['values', 'range'], isUnanswered: false });
});

it('a function whose checks compare with nothing waits for no outputs', () => {
  expect(find([bounded], false)).toEqual({ ids: ['range'], isUnanswered: false });
});

it('a function that no assignment has is none', () => {
  find([bounded], false);
  expect(findGraded('ascend')).toEqual({ kind: 'not-graded' });
});

describe('two assignments with a function of one name', () => {
  const put = (name: string, right: number) => {
    mkdirSync(join(root, 'fixtures', name, 'expected'), { recursive: true });
    mkdirSync(join(root, 'notebooks', name, 'mine'), { recursive: true });
    const fn = {
      name: 'predict',
      points: 1,
      summary: 's',
      cases: [{ id: 'c', args: [] }],
      checks: [compared],
    };
    const manifest = {
      schemaVersion: 1,
      name,
      title: 't',
      notebook: 'D.ipynb',
      helper: 'utils',
      functions: [fn],
    };
    writeFileSync(join(root, 'fixtures', name, 'assignment.json'), JSON.stringify(manifest));
    writeFileSync(
      join(root, 'fixtures', name, 'expected/predict.json'),
      JSON.stringify({ cases: { c: right } }),
    );
  };
  const expectedIn = (folder: string) => {
    jest.spyOn(process, 'cwd').mockReturnValue(join(root, folder));
    const found = findGraded('predict');
    return found.kind === 'found' ? found.fn.cases[0]?.expected : found;
  };
  beforeEach(() => {
    put('week-one', 6);
    put('week-two', 10);
    mkdirSync(join(root, 'elsewhere'));
  });

  it('do not meet: the notebook’s own counts', () => {
    expect(expectedIn('notebooks/week-one')).toEqual({ kind: 'number', value: 6 });
    expect(expectedIn('notebooks/week-two')).toEqual({ kind: 'number', value: 10 });
    expect(expectedIn('notebooks/week-two/mine')).toEqual({ kind: 'number', value: 10 });
  });

  it('are asked about where the notebook lies with neither', () =>
    expect(expectedIn('elsewhere')).toEqual({ kind: 'ambiguous', assignments: ['week-one', 'week-two'] }));
});
