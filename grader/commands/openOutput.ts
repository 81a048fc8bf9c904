import { createWriteStream, type Stats } from 'node:fs';
import { chmod, mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { UsageError } from '../batch';
import { writeStdout } from './writeOutput';

/** Where a report goes, piece by piece. */
export interface Output {
  readonly write: (text: string) => Promise<void>;
  /** All is written: only now does a file take its name. */
  readonly commit: () => Promise<void>;
  /** Nothing is left of what was written; what stood there before still stands. */
  readonly discard: () => Promise<void>;
}

/**
 * Opens stdout, or a file that is written beside its name and renamed when it is whole. A link is followed, an
 * existing file keeps its mode, and a device or pipe is written as it is.
 * @throws UsageError naming the file when it cannot be written
 */
export async function openOutput(file: string | undefined): Promise<Output> {
  if (file === undefined) {
    return { write: writeStdout, commit: () => Promise.resolve(), discard: () => Promise.resolve() };
  }
  const refuse = (error: unknown): never => {
    throw new UsageError(`${file} cannot be written: ${(error as Error).message}.`);
  };
  try {
    await mkdir(dirname(file), { recursive: true });
    const target = await realpath(file).catch(() => file);
    const existing = await stat(target).catch(() => null);
    if (existing?.isDirectory() === true) throw new Error('it is a folder; name a file in it');
    const isPlain = existing === null || existing.isFile();
    return await openFile(target, isPlain ? existing : 'direct', refuse);
  } catch (error) {
    return refuse(error);
  }
}

async function openFile(
  target: string,
  existing: Stats | null | 'direct',
  refuse: (error: unknown) => never,
): Promise<Output> {
  const path =
    existing === 'direct' ? target : join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  const stream = createWriteStream(path, existing === 'direct' ? { flags: 'a' } : { flags: 'w' });
  let failure: Error | null = null;
  stream.on('error', (error) => (failure = error));
  const discard = async (): Promise<void> => {
    stream.destroy();
    if (existing !== 'direct') await rm(path, { force: true });
  };
  const fail = async (error: unknown): Promise<never> => {
    await discard();
    return refuse(error);
  };
  return {
    async write(text) {
      await new Promise<void>((resolve) => stream.write(text, () => resolve()));
      if (failure !== null) await fail(failure);
    },
    async commit() {
      try {
        stream.end();
        await finished(stream);
        if (existing === 'direct') return;
        if (existing !== null) await chmod(path, existing.mode & 0o7777);
        await rename(path, target);
      } catch (error) {
        await fail(failure ?? error);
      }
    },
    discard,
  };
}
