import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tellMissing, tellOk, type DoctorFinding } from '../finding';
import { resolveFrom, type Tslab } from '../locateTslab';
import type { Machine } from '../machine';
import { adviseInstall } from './kernel';

/** Run by a Node of its own: a binary that is not made for this machine may end the process. */
const PROGRAM = 'const zeromq = require(process.argv[1]); new zeromq.Dealer().close();';

/**
 * npm may be told to run no install scripts, and `npm rebuild` with it; the script itself is always run this way. It
 * needs CMake and a C++ compiler.
 */
const REBUILD = 'npm explore zeromq -- node script/install.js';

/** Whether the sockets that tslab talks to Jupyter by work here. */
export async function examineZeromq(root: string, tslab: Tslab, machine: Machine): Promise<DoctorFinding> {
  const where = `${machine.platform}-${machine.arch}`;
  const main = resolveFrom(tslab.folder, 'zeromq');
  if (main === null)
    return tellMissing('zeromq', 'zeromq, which tslab needs, is not installed', adviseInstall(root));
  const ran = await machine.run(machine.nodePath, ['-e', PROGRAM, main]);
  if (ran.kind === 'ended' && ran.code === 0) return tellOk('zeromq', `zeromq's binary loads on ${where}`);
  if (ran.kind !== 'ended')
    return tellMissing(
      'zeromq',
      `zeromq's binary does not load on ${where}: ${ran.kind === 'timed-out' ? `no answer within ${ran.seconds} s` : ran.reason}`,
      REBUILD,
    );
  const isWhole = existsSync(join(dirname(main), '..', 'build', 'manifest.json'));
  return tellMissing(
    'zeromq',
    `zeromq's binary does not load on ${where}: ${findReason(ran.stderr, ran.code)}`,
    isWhole ? REBUILD : adviseInstall(root),
  );
}

/** Node prints the place, the line, the error and its stack. */
function findReason(stderr: string, code: number | null): string {
  const line = /^(?:\w*Error: )(?:Failed to load [^:]*: (?:\w*Error: ))?(.+)$/m.exec(stderr)?.[1];
  return (
    line?.replace(/\.? The candidates were:.*/, '').slice(0, 200) ??
    (code === null ? 'a signal ended it' : `it ends with code ${code}`)
  );
}
