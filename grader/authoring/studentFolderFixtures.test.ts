import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keepPublic, loadAssignment, parseManifest } from '../assignment';
import { makeCourse } from '../testing/makeCourse';
import { repository } from '../testing/runCli';
import { ReleaseError } from '../release/releaseError';
import { packPublicFixtures, publishManifest } from './studentFolderFixtures';

const assignment = loadAssignment(repository, 'initialization');
const text = readFileSync(join(repository, 'fixtures/initialization/assignment.json'), 'utf8');

describe('the assignment as students get it', () => {
  test('is what a student checks against', () => {
    const parsed = parseManifest(publishManifest(text, assignment), 'assignment.json');
    const shown = keepPublic(assignment).functions;
    expect(parsed.functions).toEqual(
      shown.map((fn) => ({ ...fn, cases: fn.cases.map((item) => ({ ...item, expected: null })) })),
    );
  });

  test('says nothing of what is hidden', () => {
    expect(publishManifest(text, assignment)).not.toMatch(/hidden|"draw"|"size"|"count"/);
  });

  test('does not change with the date it is due', () => {
    const raw = JSON.parse(text) as Record<string, unknown>;
    const due = JSON.stringify({ ...raw, deadline: { due: '2026-12-01T23:59:00Z' } });
    expect(publishManifest(due, assignment)).toBe(publishManifest(text, assignment));
  });

  test('is the same when it is published again', () => {
    const once = publishManifest(text, assignment);
    expect(publishManifest(once, assignment)).toBe(once);
  });

  test('is refused where all checks of a function are hidden', () => {
    const [fn] = assignment.functions;
    const hidden = {
      ...fn,
      checks: fn?.checks.filter((check) => 'case' in check && /^hidden/.test(check.case)),
    };
    const bare = {
      ...assignment,
      functions: [hidden, ...assignment.functions.slice(1)],
    } as typeof assignment;
    expect(() => publishManifest(text, bare)).toThrow(ReleaseError);
    expect(() => publishManifest(text, bare)).toThrow(
      /give each function a public check \(.*must be > 0.*\)\.$/,
    );
  });

  test('comes with expected outputs and what mistakes give, and nothing else', async () => {
    const paths = (await packPublicFixtures(assignment)).map(({ path }) => path);
    const names = assignment.functions.map(({ name }) => name);
    expect([...paths].sort()).toEqual([
      'fixtures/initialization/assignment.json',
      ...[...names].sort().map((name) => `fixtures/initialization/expected/${name}.json`),
      ...[...names].sort().map((name) => `fixtures/initialization/mistakes/${name}.json`),
      'fixtures/initialization/stubs.json',
    ]);
  });

  test('is refused while an expected output is not there', async () => {
    const course = makeCourse();
    try {
      rmSync(join(course, 'fixtures/initialization/expected/initializeParametersHe.json'));
      await expect(packPublicFixtures(loadAssignment(course, 'initialization'))).rejects.toThrow(
        /^fixtures\/initialization\/expected\/initializeParametersHe\.json is not there: run "grader fixtures initialization"/,
      );
    } finally {
      rmSync(course, { recursive: true, force: true });
    }
  });
});
