import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownGlobals } from '../compile/methodNames';
import type { Report } from '../domain';
import { createSandbox } from '../sandbox';
import { outcomes } from '../sandbox/testing/trial';
import { buildSubmission } from '../testing/answers';
import { runCli } from '../testing/runCli';
import { runKernelSessions } from '../testing/runKernelSessions';
import { findJupyter, withoutJupyter } from '../testing/runNotebook';
import { absentGlobals } from '../verdicts/absentGlobals';

jest.setTimeout(120_000);

const jupyter = findJupyter();
if (jupyter === null) process.stderr.write(`${withoutJupyter}\n`);

let folder: string;
let realm: readonly string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'globals-'));
  const sandbox = createSandbox({ isolation: 'process', spares: 0 });
  [realm] = (await outcomes(sandbox, ['return Object.getOwnPropertyNames(globalThis);'])) as [string[]];
  await sandbox.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

(jupyter === null ? it.skip : it)(
  'every global of a kernel is there in the realm, or told by name',
  async () => {
    const cells = [
      'console.log(JSON.stringify([...Object.getOwnPropertyNames(globalThis), ...Object.keys(console).map((key) => `console.${key}`)]));',
    ];
    const session = (await runKernelSessions([{ name: 'globals', cells }], folder)).get('globals');
    const names = JSON.parse(session?.[0]?.stdout ?? '') as readonly string[];
    const globals = names.filter((name) => !name.startsWith('console.') && name !== 'constructor');
    expect(globals).toContain('structuredClone');
    expect(globals.filter((name) => !realm.includes(name) && !absentGlobals.includes(name))).toEqual([]);
    expect(globals.filter((name) => !knownGlobals.has(name))).toEqual([]);
  },
);

it('nothing is both there and told to be absent', () => {
  expect(absentGlobals.filter((name) => realm.includes(name))).toEqual([]);
  expect(absentGlobals.filter((name) => !knownGlobals.has(name))).toEqual([]);
});

it('a function that uses what is not there is told so, at its line', async () => {
  const he = `function initializeParametersHe(layersDims: number[]): Parameters {
  const key = Buffer.from(layersDims);
  return {};
}`;
  writeFileSync(join(folder, 'ada.ipynb'), buildSubmission({ he }));
  const { stdout } = await runCli(['grade', join(folder, 'ada.ipynb'), '--format', 'json', '--no-cache']);
  expect((JSON.parse(stdout) as Report).submissions[0]?.diagnostics).toEqual([
    {
      severity: 'error',
      kind: 'absent-global',
      function: 'initializeParametersHe',
      cell: 4,
      line: 2,
      source: 'const key = Buffer.from(layersDims);',
      message: 'Buffer is not there while initializeParametersHe is graded: keep bytes in a Uint8Array',
      hint: null,
    },
  ]);
});
