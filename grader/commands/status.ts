import { setTimeout as wait } from 'node:timers/promises';
import type { Argv } from 'yargs';
import { describeStatus, readStatus } from '../queue';
import { isTerminal } from '../utils/isTerminal';
import { endWithGrader } from '../process/interrupt';
import { databaseOption, openServer } from './queueOptions';
import { chooseAssignment, chooseRoot, type CommonOptions } from './chooseAssignment';
import { writeStdout } from '../output/writeOutput';

export const command = 'status';
export const describe = 'show how far the queue is, and who works at it';

interface Options extends CommonOptions {
  readonly database: string | undefined;
  readonly format: 'table' | 'json';
  readonly watch: boolean;
}

export const builder = (argv: Argv) =>
  argv
    .option('database', databaseOption)
    .option('format', {
      choices: ['table', 'json'] as const,
      default: 'table' as const,
      requiresArg: true,
      describe: 'what to print on stdout',
    })
    .option('watch', {
      type: 'boolean',
      default: false,
      describe: 'on a terminal: show it anew each second, until Ctrl-C',
    });

const SECOND = 1_000;
const CLEAR = '\u001b[2J\u001b[H';

/** @returns the exit code: 0 */
export async function handler({ format, watch, ...options }: Options): Promise<number> {
  const assignment =
    options.assignment === undefined ? null : chooseAssignment(chooseRoot(options), options.assignment).name;
  const database = await openServer(options.database, 'status');
  try {
    const isLive = watch && format === 'table' && isTerminal(process.stdout);
    if (!isLive) {
      const status = await readStatus(database, assignment);
      await writeStdout(format === 'json' ? `${JSON.stringify(status, null, 2)}\n` : describeStatus(status));
      return 0;
    }
    const leave = endWithGrader({
      end: () => undefined,
      describeStop: () => 'stopped watching; the workers go on',
    });
    try {
      for (;;) {
        await writeStdout(
          `${CLEAR}${describeStatus(await readStatus(database, assignment))}\nCtrl-C ends.\n`,
        );
        await wait(SECOND);
      }
    } finally {
      leave();
    }
  } finally {
    await database.close();
  }
}
