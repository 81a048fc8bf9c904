import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repository } from '../testing/runCli';

/** A small grader/, with one wrong import of each kind between files that are right. */
const files: Readonly<Record<string, string>> = {
  'tsconfig.json': '{}',
  'grader/cli.ts': "import './commands/grade'; import './utils/a'; import './notebook/a';",
  'grader/commands/grade.ts': "import type {} from '../domain/a'; import '../notebook/a';",
  'grader/domain/a.ts': 'export {};',
  'grader/utils/a.ts': 'export {};',
  'grader/notebook/a.ts': "import '../utils/a';",
  'grader/cache/a.ts': "import type { A } from '../grading/a'; export type B = A;",
  'grader/cache/a.test.ts': "import '../testing/a'; import '../grading/a';",
  'grader/grading/a.ts': 'export type A = 1;',
  'grader/lab/a.ts': "import './b';",
  'grader/lab/b.ts': "import './a';",
  'grader/testing/a.ts': "import '../commands/grade';",
  'grader/output/a.ts': "import '../testing/a';",
  'grader/process/a.ts': "import './a.test';",
  'grader/process/a.test.ts': 'export {};',
  'grader/watch/a.ts': "import '../cli';",
  'grader/loose.ts': 'export {};',
  'grader/attic/a.ts': 'export {};',
};

interface Cruise {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

it('lint refuses each kind of import that the table of rooms does not have, by name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rooms-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const refused = cruise(folder).summary.violations.map(({ rule, from, to }) =>
      from === to ? `${rule.name}: ${from}` : `${rule.name}: ${from} → ${to}`,
    );
    expect(refused.sort()).toEqual([
      'cli: grader/cli.ts → grader/notebook/a.ts',
      'no-circle: grader/lab/a.ts → grader/lab/b.ts',
      'no-import-of-cli: grader/watch/a.ts → grader/cli.ts',
      'no-loose-file: grader/loose.ts',
      'no-test-in-source: grader/output/a.ts → grader/testing/a.ts',
      'no-test-in-source: grader/process/a.ts → grader/process/a.test.ts',
      'no-unlisted-room: grader/attic/a.ts',
      'room-cache: grader/cache/a.ts → grader/grading/a.ts',
      'room-output: grader/output/a.ts → grader/testing/a.ts',
      'room-watch: grader/watch/a.ts → grader/cli.ts',
      'tests-of-cache: grader/cache/a.test.ts → grader/grading/a.ts',
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** What `npm run lint` asks of grader/, asked of the grader/ in another folder. */
function cruise(folder: string): Cruise {
  const program = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(repository, 'grader/dependency-cruiser.config.cjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [program, '--config', config, '--output-type', 'json', 'grader'],
    { cwd: folder, encoding: 'utf8' },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Cruise;
}
