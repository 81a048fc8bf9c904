import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../domain';
import { findBubblewrap, tryBubblewrap } from '../sandbox/trusted/bubblewrap';
import { findChildFiles } from '../sandbox/trusted/childFiles';
import { buildSubmission } from '../testing/answers';
import { repository } from '../testing/runCli';
import { canMount, inShellWithMounts, startCli } from '../testing/startCli';
import { digestAll } from '../testing/studentFiles';

jest.setTimeout(120_000);

const bwrap = findBubblewrap();
const hasBubblewrap = bwrap !== null && tryBubblewrap(bwrap, findChildFiles()) === null;
const isolations = hasBubblewrap ? ['process', 'bwrap'] : ['process'];
const TOKYO = '/usr/share/zoneinfo/Asia/Tokyo';

/** He's factor is right in UTC alone; the zeros tell all that a program can find out about the place it runs in. */
const zeros = `function initializeParametersZeros(layersDims: number[]): Parameters {
  const date = new Date(2020, 6, 1, 12);
  const told = [
    date.getTime(), date.getTimezoneOffset(), String(date), Date(), date.toLocaleString(), date.toLocaleDateString(), date.toLocaleTimeString(),
    JSON.stringify(new Intl.DateTimeFormat().resolvedOptions()), new Intl.DateTimeFormat().format(), new Intl.NumberFormat().resolvedOptions().locale,
    (1234567.891).toLocaleString(), 'I'.toLocaleLowerCase(), 'i'.toLocaleUpperCase(), ['ä', 'z', 'a', 'Z'].sort((a, b) => a.localeCompare(b)).join(''),
    new Intl.Collator().resolvedOptions().locale, new Intl.PluralRules().resolvedOptions().locale,
  ];
  throw new Error(told.join(' | '));
}`;
const he = `function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  const shift = new Date(2020, 0, 1).getTimezoneOffset() + (('ä' < 'z') === ('ä'.localeCompare('z') < 0) ? 1 : 0);
  for (let l = 1; l < layersDims.length; l++) {
    parameters['W' + l] = np.random.randn(layersDims[l], layersDims[l - 1]).mul(Math.sqrt((2 + shift) / layersDims[l - 1]));
    parameters['b' + l] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zones-'));
  mkdirSync(join(folder, 'batch'));
  writeFileSync(join(folder, 'batch', 'ada.ipynb'), buildSubmission({ zeros, he }));
  writeFileSync(join(folder, 'batch', 'bob.ipynb'), buildSubmission());
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the command line writes, in every format that has times, numbers or names in order; pages as their digests. */
async function gradeIn(
  isolation: string,
  env: Readonly<Record<string, string>>,
  wrap: readonly string[] = [],
): Promise<Readonly<Record<string, unknown>>> {
  const out = mkdtempSync(join(folder, 'out-'));
  const texts = ['csv', 'junit', 'markdown'];
  const reports = [...texts.map((format) => `${format}=${join(out, format)}`), `html=${join(out, 'html')}`];
  const args = ['grade', join(folder, 'batch'), '--format', 'json', '--isolation', isolation, '--no-cache'];
  const more = reports.flatMap((report) => ['--report', report]);
  const { stdout, stderr, code } = await startCli(repository, [...args, ...more], { env, wrap }).ended;
  expect({ code, stderr: code === 1 ? '' : stderr }).toEqual({ code: 1, stderr: '' });
  return {
    json: stdout,
    html: digestAll(join(out, 'html')),
    texts: texts.map((format) => readFileSync(join(out, format), 'utf8')),
  };
}

const HERE = { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' };

it.each(isolations)('under %s the zone and the language of the machine decide nothing', async (isolation) => {
  const here = await gradeIn(isolation, HERE);
  for (const [TZ, language] of [
    ['Asia/Tokyo', 'ja_JP.UTF-8'],
    ['America/St_Johns', 'de_DE.UTF-8'],
  ] as const) {
    expect(await gradeIn(isolation, { TZ, LANG: language, LC_ALL: language, LANGUAGE: language })).toEqual(
      here,
    );
  }
  const [row] = (JSON.parse(here['json'] as string) as Report).submissions;
  expect(row?.score).toBe(70);
  expect(row?.diagnostics[0]?.message).toContain(
    'threw Error: 1593604800000 | 0 | Wed Jul 01 2020 12:00:00 GMT+0000',
  );
  expect(row?.diagnostics[0]?.message).toContain(' | 7/1/2020, 12:00:00 PM | ');
});

(canMount() && existsSync(TOKYO) ? it : it.skip).each(isolations)(
  'under %s nor does /etc/localtime',
  async (isolation) => {
    const etc = mkdtempSync(join(folder, 'etc-'));
    const inTokyo = inShellWithMounts(
      `cp -a /etc/. ${etc} 2>/dev/null; ln -sfn ${TOKYO} ${etc}/localtime; mount --bind ${etc} /etc; unset TZ LANG LC_ALL; exec "$@"`,
    );
    const [command, ...args] = [...inTokyo, process.execPath, '-p', 'new Date(0).getTimezoneOffset()'];
    expect(spawnSync(command, args, { encoding: 'utf8' }).stdout).toBe('-540\n');
    expect(await gradeIn(isolation, {}, inTokyo)).toEqual(await gradeIn(isolation, HERE));
  },
);
