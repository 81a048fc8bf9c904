import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { UsageError } from '../../utils/usageError';

/** Options of what a person decides. */
export interface MakerOptions {
  readonly by: string | undefined;
}

export const makerOptions = {
  reason: { type: 'string', requiresArg: true, demandOption: true },
  by: {
    type: 'string',
    requiresArg: true,
    describe: "who decides (default: Git's user, else this machine's)",
  },
} as const;

/** Who decides. @throws UsageError when nobody says */
export async function readMaker({ by }: MakerOptions): Promise<string> {
  const maker = (by === undefined ? await readUser() : String(by)).trim();
  if (maker === '') throw new UsageError('--by is empty: say who decides.');
  return maker;
}

/** Why it is decided so. @throws UsageError when nobody says */
export function readReason(given: string): string {
  const reason = String(given).trim();
  if (reason === '') throw new UsageError('--reason is empty: say why, for whoever asks later.');
  return reason;
}

/** As Git knows them, else as this machine does. */
async function readUser(): Promise<string> {
  const ask = (key: string) =>
    new Promise<string>((resolve) => {
      execFile('git', ['config', '--get', key], (error, stdout) =>
        resolve(error === null ? stdout.trim() : ''),
      );
    });
  const [name, email] = await Promise.all([ask('user.name'), ask('user.email')]);
  const known = [name, email === '' ? '' : `<${email}>`].filter((text) => text !== '').join(' ');
  if (known !== '') return known;
  try {
    return userInfo().username;
  } catch {
    throw new UsageError('Neither Git nor this machine says who you are: give --by.');
  }
}
