import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFunctions } from '../compile';
import type { CompiledFunction, Report, SubmissionReport } from '../domain';
import { buildNotebook } from '../testing/buildNotebook';
import { readCells } from '../testing/compileCells';
import { makeCourse } from '../testing/makeCourse';
import { runCli } from '../testing/runCli';
import { runKernelSessions, type CellOutputs } from '../testing/runKernelSessions';
import { findJupyter, withoutJupyter } from '../testing/runNotebook';
import { sessionNotebooks, setup } from '../testing/sessions';

const jupyter = findJupyter();
if (jupyter === null) process.stderr.write(`${withoutJupyter}\n`);
const withJupyter = jupyter === null ? describe.skip : describe;

const FUNCTION = 'initializeParametersHe';
/** What the kernel is asked when all is done; its answer names the points of the public checks. */
const lastCell = `check(${FUNCTION});`;

withJupyter('the slice and the session it is cut from', () => {
  let root: string;
  let kernel: ReadonlyMap<string, readonly CellOutputs[]>;
  let graded: ReadonlyMap<string, SubmissionReport>;

  beforeAll(async () => {
    root = makeCourse();
    const manifest = join(root, 'fixtures/initialization/assignment.json');
    // Training to its end is another test's matter.
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"iterations": 1500', '"iterations": 1'));
    const batch = mkdtempSync(join(tmpdir(), 'sessions-'));
    for (const [index, { cells }] of sessionNotebooks.entries()) {
      writeFileSync(join(batch, `n${index}.ipynb`), buildNotebook([setup, ...cells, lastCell]));
    }
    const sessions = sessionNotebooks.map(({ cells }, index) => ({
      name: `n${index}`,
      cells: [setup, ...cells, lastCell],
    }));
    const [ran, { stdout }] = await Promise.all([
      runKernelSessions(sessions, join(root, 'notebooks/initialization')),
      runCli(['grade', batch, '--root', root, '--format', 'json', '--no-cache']),
    ]);
    kernel = ran;
    graded = new Map((JSON.parse(stdout) as Report).submissions.map((row) => [row.submission, row]));
    rmSync(batch, { recursive: true });
  }, 900_000);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(sessionNotebooks.map((notebook, index) => [notebook.name, `n${index}`, notebook] as const))(
    'agree: %s',
    (_, id, { cells, finding, isRefused }) => {
      const outputs = kernel.get(id) ?? [];
      const errors = outputs.map(({ stderr }) => stderr).join('');
      expect(errors).toMatch(isRefused ? /^\d+:\d+ - Cannot assign to / : /^$/);
      const [, points] = new RegExp(`${FUNCTION} (\\d+) of`).exec(outputs.at(-1)?.html ?? '') ?? [];
      expect(points).toBeDefined();
      expect(compileHe([setup, ...cells, lastCell])).toMatchObject({
        kind: 'compiled',
        leftOut: finding === undefined ? [] : [{ kind: finding }],
        unset: [],
      });
      if (finding === undefined || isRefused) expect(publicPoints(graded.get(id))).toBe(Number(points));
    },
  );
});

function compileHe(cells: readonly string[]): CompiledFunction | undefined {
  const options = { functions: [FUNCTION], helper: 'initUtils', stubs: new Map<string, string>() };
  return compileFunctions(readCells(cells), options)[0];
}

function publicPoints(row: SubmissionReport | undefined): number {
  const checks = row?.functions.find(({ name }) => name === FUNCTION)?.checks ?? [];
  return checks.filter(({ hidden }) => !hidden).reduce((sum, { points }) => sum + points, 0);
}
