import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../utils/usageError';
import { ReaderGone } from '../process/interrupt';
import { openOutput } from './openOutput';

describe('openOutput', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'output-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives the file its name only when all is written', async () => {
    const output = await openOutput(at('deep/report.json'));
    await output.write('one ');
    expect(existsSync(at('deep/report.json'))).toBe(false);
    await output.write('two');
    await output.commit();
    expect(readFileSync(at('deep/report.json'), 'utf8')).toBe('one two');
    expect(readdirSync(at('deep'))).toEqual(['report.json']);
  });

  it('what stood there still stands when the report is given up', async () => {
    writeFileSync(at('report.json'), 'old');
    const output = await openOutput(at('report.json'));
    await output.write('x'.repeat(1_000_000));
    await output.discard();
    expect(readFileSync(at('report.json'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['report.json']);
  });

  it('follows a link, and keeps the mode of the file behind it', async () => {
    writeFileSync(at('real.json'), 'old');
    chmodSync(at('real.json'), 0o640);
    symlinkSync(at('real.json'), at('link.json'));
    const output = await openOutput(at('link.json'));
    await output.write('new');
    await output.commit();
    expect(lstatSync(at('link.json')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('real.json'), 'utf8')).toBe('new');
    if (process.platform !== 'win32') expect(statSync(at('real.json')).mode & 0o777).toBe(0o640);
  });

  it('makes the file that a link leads to, where it is not there yet', async () => {
    mkdirSync(at('elsewhere'));
    symlinkSync('elsewhere/real.json', at('link.json'));
    symlinkSync('link.json', at('chain.json'));
    const output = await openOutput(at('chain.json'));
    await output.write('new');
    await output.commit();
    expect(readFileSync(at('elsewhere/real.json'), 'utf8')).toBe('new');
    expect(lstatSync(at('link.json')).isSymbolicLink()).toBe(true);
    symlinkSync('circle.json', at('circle.json'));
    await expect(openOutput(at('circle.json'))).rejects.toThrow(/its links lead in a circle/);
  });

  it('replaces a file that may only be read, and keeps it so', async () => {
    writeFileSync(at('report.json'), 'old', { mode: 0o444 });
    const output = await openOutput(at('report.json'));
    await output.write('new');
    await output.commit();
    expect(readFileSync(at('report.json'), 'utf8')).toBe('new');
    if (process.platform !== 'win32') expect(statSync(at('report.json')).mode & 0o777).toBe(0o444);
  });

  it('writes into a pipe, and a reader that goes is no fault of the file', async () => {
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [at('pipe')]);
    const reader = spawn('head', ['-c', '3', at('pipe')]);
    const read = new Promise((resolve) => reader.stdout.once('data', (bytes) => resolve(String(bytes))));
    const output = await openOutput(at('pipe'));
    // More than the buffer of a pipe.
    await expect(output.write('new'.padEnd(500_000))).rejects.toThrow(ReaderGone);
    expect(await read).toBe('new');
    await output.discard();
    expect(statSync(at('pipe')).isFIFO()).toBe(true);
  });

  it('writes to a device and leaves it one', async () => {
    if (process.platform === 'win32') return;
    const output = await openOutput('/dev/null');
    await output.write('gone');
    await output.commit();
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('says what cannot be written', async () => {
    mkdirSync(at('folder'));
    writeFileSync(at('file'), '');
    await expect(openOutput(at('folder'))).rejects.toThrow(
      `${at('folder')} cannot be written: it is a folder; name a file in it.`,
    );
    await expect(openOutput(at('file/report.json'))).rejects.toThrow(UsageError);
  });

  it('a full device is told, and the file does not appear', async () => {
    if (!existsSync('/dev/full')) return;
    const output = await openOutput('/dev/full');
    await expect(output.write('x').then(output.commit)).rejects.toThrow(
      /\/dev\/full cannot be written: .*no space left/i,
    );
  });
});
