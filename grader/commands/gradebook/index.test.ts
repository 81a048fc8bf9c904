import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../testing/runCli';
import { adjustScore, type AdjustOptions } from './adjust';
import { listGradebook } from './list';
import { choosePlace } from '../../gradebook/place';
import { importRoster } from './importRoster';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradebook-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const common = () => ({
  root: repository,
  assignment: 'initialization',
  gradebook: join(folder, 'none'),
  database: undefined,
});

describe('choosePlace', () => {
  const url = 'postgres://a@b/c';
  const choose = (gradebook?: string, database?: string, env = {}) =>
    choosePlace('/course', { gradebook, database }, env);

  it('takes what is named, then the environment, then the folder of the course', () => {
    expect(choose()).toEqual({ kind: 'folder', folder: join('/course', '.grader', 'gradebook') });
    expect(choose('')).toEqual(choose());
    expect(choose('mine', undefined, { GRADER_DATABASE_URL: url })).toEqual({
      kind: 'folder',
      folder: 'mine',
    });
    expect(choose('', undefined, { GRADER_DATABASE_URL: url })).toEqual({ kind: 'server', url });
    expect(choose('', url, { GRADER_DATABASE_URL: 'other' })).toEqual({ kind: 'server', url });
  });

  it('refuses two', () => {
    expect(() => choose('mine', url)).toThrow(/give --gradebook or --database, not both/);
  });
});

describe('what a person can mend is told before a gradebook is opened', () => {
  const adjust = (options: Partial<AdjustOptions>) =>
    adjustScore({
      ...common(),
      name: 'alice',
      points: undefined,
      score: undefined,
      reason: 'x',
      by: 'Ada',
      ...options,
    });

  it.each([
    [{}, /Give --points .* or --score/],
    [{ points: 1, score: 2 }, /Give --points .* or --score/],
    [{ points: 0 }, /--points takes/],
    [{ points: Number.NaN }, /--points takes/],
    [{ score: -1 }, /--score takes/],
    [{ points: 1, reason: ' ' }, /--reason is empty/],
    [{ points: 1, by: '' }, /--by is empty/],
    [{ points: 1 }, /There is no gradebook in .*none yet/],
  ])('adjust %j', async (options, message) => {
    await expect(adjust(options)).rejects.toMatchObject({ name: 'UsageError' });
    await expect(adjust(options)).rejects.toThrow(message);
  });

  it('a gradebook that is not there yet is not made by who reads it', async () => {
    await expect(listGradebook({ ...common(), format: 'table' })).rejects.toThrow(
      /There is no gradebook in .*none yet: "grader grade … --gradebook" makes it\.$/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a roster that is none', async () => {
    const file = join(folder, 'roster.csv');
    await expect(importRoster({ ...common(), file })).rejects.toThrow(
      /roster .*roster\.csv cannot be read: it is not there\.$/,
    );
    writeFileSync(file, '{"cells": []}');
    await expect(importRoster({ ...common(), file })).rejects.toThrow(
      /roster\.csv is no CSV that can be read/,
    );
    expect(readdirSync(folder)).toEqual(['roster.csv']);
  });
});
