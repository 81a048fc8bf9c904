import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { forgetUnfinished, nameUnfinished, sweepUnfinished } from './unfinishedFile';

describe('sweepParts', () => {
  let folder: string;
  let target: string;
  /** The id of a process that has ended. */
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'part-'));
    target = join(folder, 'report.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** The name that another process, or one on another host, would give to an unfinished file. */
  const partOf = (pid: number, { host, of = target }: { host?: string; of?: string } = {}) => {
    const [grader, name, here, , ...rest] = basename(nameUnfinished(of)).split('-');
    return [grader, name, host ?? here, pid, ...rest].join('-');
  };
  const put = (name: string) => {
    writeFileSync(join(folder, name), '{');
    return name;
  };
  const left = () => {
    sweepUnfinished(target);
    return readdirSync(folder);
  };

  it('removes what a dead process left of this target', () => {
    put(partOf(dead));
    expect(left()).toEqual([]);
  });

  it('removes what an earlier process of the same id left, and not what this one is writing', () => {
    const mine = nameUnfinished(target);
    writeFileSync(mine, '{');
    put(partOf(process.pid));
    expect(left()).toHaveLength(2);
    forgetUnfinished(mine);
    expect(left()).toHaveLength(1);
  });

  it('leaves what a living process, or one on another host, is writing', () => {
    const kept = [put(partOf(process.ppid)), put(partOf(dead, { host: '0123456789ab' }))].sort();
    expect(left().sort()).toEqual(kept);
  });

  it('removes what nobody has written to for a day, wherever it was begun', () => {
    const old = put(partOf(dead, { host: '0123456789ab' }));
    utimesSync(join(folder, old), new Date(0), new Date(0));
    expect(left()).toEqual([]);
  });

  it('leaves everything else: other names, other targets, folders, links', () => {
    const like = partOf(dead);
    const others = [
      put('report.json.12345'),
      put('.grader-mine.part'),
      put(`${like}.old`),
      put(`x${like}`),
      put(like.replace('.part', '')),
      put(partOf(dead, { of: join(folder, 'other.json') })),
    ];
    mkdirSync(join(folder, partOf(dead)));
    symlinkSync('report.json', join(folder, partOf(dead)));
    for (const name of others) utimesSync(join(folder, name), new Date(0), new Date(0));
    expect(left()).toHaveLength(others.length + 2);
  });
});
