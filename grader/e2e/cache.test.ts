import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../domain';
import { buildSubmission, rightCells } from '../testing/answers';
import { runCli } from '../testing/runCli';
import { useClass } from '../testing/useClass';

jest.setTimeout(60_000);

const { root, put } = useClass();
const grade = async (...args: string[]) => {
  const run = await runCli(['grade', 'class', '--format', 'json', ...args], { cwd: root() });
  return { ...run, report: JSON.parse(run.stdout) as Report };
};

/** The files of the cache, with their times: what is judged anew is written anew. */
function listCache(): readonly string[] {
  const folder = join(root(), '.grader/cache/judgements');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => `${file} ${statSync(join(folder, file)).mtimeMs}`)
    .sort();
}

describe('equal programs', () => {
  it('are judged once, however they are laid out, and a throw is told at each one’s own cell and line', async () => {
    const throwing = rightCells.he.replace('np.random.randn(', 'np.random.normal(');
    put('ann', buildSubmission({ he: throwing }));
    put(
      'bob',
      buildSubmission(
        { zeros: 'const noise = 1;', he: `/* mine */\n\n\n${throwing.replaceAll('  ', '\t')}` },
        [`// again\n${rightCells.zeros}`],
      ),
    );
    const { report } = await grade();
    const told = report.submissions.map((row) =>
      row.diagnostics.map(({ cell, line, message }) => [cell, line, message]),
    );
    const message = 'initializeParametersHe threw TypeError: np.random.normal is not a function';
    expect(told).toEqual([[[4, 7, message]], [[4, 10, message]]]);
    expect(listCache()).toHaveLength(3);
  });

  it('cost nothing when they are graded again, and give the same bytes', async () => {
    put('ann', buildSubmission());
    put('bob', buildSubmission({ random: rightCells.random.replace('10', '0.1') }));
    const first = await grade();
    const kept = listCache();
    const again = await grade();
    expect(again.stdout).toBe(first.stdout);
    expect(listCache()).toEqual(kept);
    expect((await grade('--no-cache')).stdout).toBe(first.stdout);
  });

  it('are judged anew where one ran out of stack, as it might have more of it elsewhere', async () => {
    const endless = rightCells.he.replace('np.random', 'initializeParametersHe(layersDims);\n  np.random');
    put('ann', buildSubmission({ he: endless }));
    put('bob', buildSubmission({ he: `// mine\n${endless}` }));
    const { report } = await grade();
    expect(report.submissions.map((row) => row.functions.map(({ verdict }) => verdict))).toEqual(
      ['ann', 'bob'].map(() => ['passed', 'passed', 'threw']),
    );
    expect(report.submissions[1]?.diagnostics[0]?.message).toContain('Maximum call stack size exceeded');
    expect(listCache()).toHaveLength(2);
    expect(readdirSync(join(root(), '.grader/cache'))).not.toContain('files');
  });

  it('a file of the same bytes is not even parsed, and is told apart by its stub', async () => {
    put('ann', buildSubmission({ he: rightCells.he.replace('.mul(', '.mull(') }));
    const first = await grade();
    expect(first.report.submissions[0]?.diagnostics[0]).toMatchObject({ cell: 4, line: 7 });
    put('ann2', readFileSync(join(root(), 'class/ann.ipynb'), 'utf8'));
    const { report } = await grade();
    const [ann, twin] = report.submissions;
    expect({ ...twin, submission: 'ann', file: ann?.file, owners: ann?.owners }).toEqual(ann);
    expect(first.report.submissions[0]).toEqual(ann);
  });

  it('are judged anew when the cases, the secret or the limits are others', async () => {
    put('ann', buildSubmission());
    await grade();
    const kept = listCache().length;
    await runCli(['grade', 'class'], { cwd: root(), env: { GRADER_SECRET: 'another' } });
    expect(listCache()).toHaveLength(2 * kept);
    const manifest = join(root(), 'fixtures/initialization/assignment.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"seconds": 5', '"seconds": 6'));
    await grade();
    expect(listCache()).toHaveLength(3 * kept);
  });

  it('a damaged entry is ignored, and made again', async () => {
    put('ann', buildSubmission());
    const first = await grade();
    const folder = join(root(), '.grader/cache/judgements');
    for (const entry of listCache()) {
      const file = join(folder, entry.split(' ')[0] as string);
      writeFileSync(file, readFileSync(file, 'utf8').replace('"passed"', '"failed"').slice(0, -20));
    }
    rmSync(join(root(), '.grader/cache/files'), { recursive: true });
    const again = await grade();
    expect(again.stdout).toBe(first.stdout);
    expect(again.code).toBe(0);
  });
});
