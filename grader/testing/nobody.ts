import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './runCli';

/** A user without rights: for a superuser no folder is closed. */
export const NOBODY = 65_534;

const isRoot = process.getuid?.() === 0;

/** Does some work as a user for whom a folder of mode 0 is closed. */
export async function asNobody<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  if (isRoot) process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

/** For runCli: as whom to run. Null where that is nobody who could read this repository. */
export function findUserWithoutRights(): { readonly uid?: number; readonly gid?: number } | null {
  if (process.platform === 'win32') return null;
  if (!isRoot) return {};
  const user = { uid: NOBODY, gid: NOBODY };
  const cli = join(repository, 'grader/dist/cli.js');
  return spawnSync(process.execPath, ['-e', `require('fs').readFileSync(${JSON.stringify(cli)})`], user)
    .status === 0
    ? user
    : null;
}
