import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../domain';
import { makeKit } from '../testing/makeKit';
import { makeMixedClass, mixedNames } from '../testing/makeMixedClass';
import { startCli } from '../testing/startCli';

jest.setTimeout(120_000);

/** Every format that needs rows and nothing else, and takes many. */
const formats = ['json', 'jsonl', 'table', 'markdown', 'junit', 'csv', 'canvas', 'moodle'] as const;
const shards = [1, 2, 3];

let kit: string;
beforeAll(async () => {
  kit = makeKit();
  makeMixedClass(join(kit, 'class'));
  for (const folder of ['one', 'parts', 'merged']) mkdirSync(join(kit, folder));
  expect(await run('grade', 'class', '--out', 'one/out', ...reportsTo('one'))).toMatchObject({ code: 1 });
  for (const shard of shards) {
    const files = ['--report', `json=parts/${shard}.json`, '--report', `jsonl=parts/${shard}.jsonl`];
    const { code, stderr } = await run('grade', 'class', '--shard', `${shard}/3`, ...files);
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Student code.*\n$/) as string,
    });
  }
});
afterAll(() => rmSync(kit, { recursive: true, force: true }));

const run = (...args: string[]) => startCli(kit, args).ended;
const reportsTo = (folder: string) => formats.flatMap((name) => ['--report', `${name}=${folder}/${name}`]);
const read = (path: string) => readFileSync(join(kit, path), 'utf8');
const parts = (kind: string) => shards.map((shard) => `parts/${shard}.${kind}`);
const told = ({ code, stdout, stderr }: Awaited<ReturnType<typeof run>>) => [code, stdout, stderr];

describe('the shards of a batch', () => {
  it('are all of it, none twice, and each says which it is', () => {
    const reports = parts('json').map((path) => JSON.parse(read(path)) as Report);
    const names = reports.flatMap(({ submissions }) => submissions.map((item) => item.submission));
    expect(names.sort()).toEqual([...mixedNames].sort());
    expect(reports.map(({ shard }) => [shard?.number, shard?.of, shard?.batch.submissions])).toEqual(
      shards.map((shard) => [shard, 3, mixedNames.length]),
    );
    expect(JSON.parse(read('one/json'))).not.toHaveProperty('shard');
  });

  it.each(['json', 'jsonl'])(
    'joined from %s are what one run printed, byte for byte, in every format',
    async (kind) => {
      // In whatever order they are named.
      const { code, stdout, stderr } = await run('merge', ...parts(kind).reverse(), ...reportsTo('merged'));
      expect(code).toBe(1);
      // Of names alone an import may find nobody.
      for (const line of stderr.split('\n')) expect(line).toMatch(/^$|^grader: (?:canvas|moodle): /);
      expect(stdout).toBe(read('one/out'));
      for (const name of formats) expect([name, read(`merged/${name}`)]).toEqual([name, read(`one/${name}`)]);
    },
  );

  it('that have nobody are empty reports, and reach every score', async () => {
    const args = ['grade', 'solutions', 'notebooks', '--format', 'json', '--shard'];
    const { code, stdout } = await run(...args, '4/4');
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Report).submissions).toEqual([]);
    expect((await run(...args, '1/4')).code).not.toBe(2);
  });

  it('are refused unless they are I/N', async () => {
    const { code, stdout, stderr } = await run('grade', 'class', '--shard', '4/3');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      'grader: --shard 4/3: write I/N, the I-th part of N, with I from 1 to N, such as --shard 2/8.\n',
    );
  });
});

describe('grader merge', () => {
  it('exits as grade does', async () => {
    expect((await run('merge', ...parts('json'), '--min-score', '0', '--format', 'csv')).code).toBe(1);
    const good = (JSON.parse(read('one/json')) as Report).submissions.filter((row) => row.score >= 60);
    writeFileSync(join(kit, 'good.jsonl'), good.map((row) => `${JSON.stringify(row)}\n`).join(''));
    expect((await run('merge', 'good.jsonl', '--min-score', '60', '--format', 'csv')).code).toBe(0);
  });

  it('writes a single row where a format takes one', async () => {
    const alone = ['grade', 'class/alice.ipynb', '--format', 'gradescope', '--report', 'json=alice.json'];
    const { stdout } = await run(...alone);
    expect(told(await run('merge', 'alice.json', '--format', 'gradescope'))).toEqual([0, stdout, '']);
    expect((await run('merge', ...parts('json'), '--format', 'gradescope')).stderr).toBe(
      `grader: gradescope takes one submission, but there are ${mixedNames.length}: name a single notebook.\n`,
    );
  });

  it('says what is missing, twice or no report, and prints nothing then', async () => {
    writeFileSync(join(kit, 'torn.json'), read('parts/3.json').slice(0, -200));
    const check = ['check', 'class/alice.ipynb', '--report', 'json=check.json'];
    await run(...check);
    const refused: readonly (readonly [string[], string])[] = [
      [
        ['parts/1.json', 'parts/3.json'],
        'Shard 2/3 is missing: grade it with --shard 2/3 and name its report too.',
      ],
      [
        ['parts/1.json', 'parts/1.json'],
        'parts/1.json and parts/1.json are both shard 1/3: name each shard once.',
      ],
      [['parts/1.json', 'parts/2.json', 'torn.json'], 'torn.json is cut off after 3 whole rows.'],
      [
        ['class/alice.ipynb'],
        'class/alice.ipynb is not a report: merge takes what grader grade writes with --format json or jsonl.',
      ],
      [
        ['check.json'],
        "check.json, row 1, comes from a student's own check, which has no hidden cases: grade the notebook itself.",
      ],
      [
        [...parts('json'), '--format', 'html'],
        "html shows the students' own work, which reports do not hold: have it written where the notebooks are, by grader grade with --report html=PATH.",
      ],
    ];
    for (const [args, message] of refused)
      expect(told(await run('merge', ...args, '--out', 'merged/none'))).toEqual([
        2,
        '',
        `grader: ${message}\n`,
      ]);
    expect(() => read('merged/none')).toThrow();
  });
});
