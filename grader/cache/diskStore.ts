import { createHmac, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Entries of one kind, by key. */
export interface Store<Entry> {
  /** Null where there is none, or none that can be trusted. */
  readonly read: (key: string) => Promise<Entry | null>;
  readonly write: (key: string, entry: Entry) => Promise<void>;
}

/**
 * A folder of entries, one file each. A file is sealed with the secret and its own key: one that is truncated, damaged, moved or
 * written by somebody else is as good as absent. Nothing is lost when the folder is deleted.
 */
export function openDiskStore<Entry>(folder: string, secret: string): Store<Entry> {
  const locate = (key: string) => join(folder, key.slice(0, 2), key.slice(2));
  const seal = (key: string, payload: string) =>
    createHmac('sha256', secret).update(key).update(payload).digest('hex');
  const made = new Map<string, Promise<unknown>>();
  const makeFolder = (path: string) => {
    const making = made.get(path) ?? mkdir(path, { recursive: true });
    made.set(path, making);
    return making;
  };
  let written = 0;
  return {
    async read(key) {
      const text = await readFile(locate(key), 'utf8').catch(() => '');
      const payload = text.slice(sealLength);
      if (payload === '' || !isEqual(text.slice(0, sealLength), seal(key, payload))) return null;
      return JSON.parse(payload) as Entry;
    },
    async write(key, entry) {
      const file = locate(key);
      const payload = JSON.stringify(entry);
      const beside = `${file}.${process.pid}.${written++}`;
      await makeFolder(dirname(file));
      try {
        await writeFile(beside, seal(key, payload) + payload);
        await rename(beside, file);
      } catch (error) {
        await rm(beside, { force: true }).catch(() => undefined);
        throw error;
      }
    },
  };
}

/** Hexadecimal digits of a SHA-256. */
const sealLength = 64;

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
