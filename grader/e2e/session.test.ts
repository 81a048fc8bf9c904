import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report, SubmissionReport } from '../domain';
import { buildNotebook } from '../testing/buildNotebook';
import { makeCourse } from '../testing/makeCourse';
import { runCli } from '../testing/runCli';
import { runKernelSessions, type CellOutputs } from '../testing/runKernelSessions';
import { findJupyter, withoutJupyter } from '../testing/runNotebook';
import { sessionNotebooks, setup } from '../testing/sessionNotebooks';

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
    const batch = mkdtempSync(join(tmpdir(), 'sessions-'));
    mkdirSync(batch, { recursive: true });
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
  }, 280_000);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(sessionNotebooks.map(({ name }, index) => [name, `n${index}`] as const))(
    'give the same points: %s',
    (_, id) => {
      const cells = kernel.get(id) ?? [];
      expect(cells.map(({ stderr }) => stderr).join('')).toBe('');
      const [, points] = new RegExp(`${FUNCTION} (\\d+) of`).exec(cells.at(-1)?.html ?? '') ?? [];
      const fn = graded.get(id)?.functions.find(({ name }) => name === FUNCTION);
      const earned = (fn?.checks ?? [])
        .filter(({ hidden }) => !hidden)
        .reduce((sum, check) => sum + check.points, 0);
      expect(`${earned} of the public points`).toBe(`${points} of the public points`);
    },
  );
});
