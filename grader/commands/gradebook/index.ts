import type { Argv } from 'yargs';
import { placeOptions } from '../../gradebook/place';
import { adjustScore, type AdjustOptions } from './adjust';
import { exportGradebook, type ExportOptions } from './export';
import { listGradebook, type ListOptions } from './list';
import { importRoster, type ImportOptions } from './importRoster';
import { showStudent, type ShowOptions } from './show';

export const command = 'gradebook';
export const describe = 'what grade --gradebook recorded: list, show, export, adjust, import-roster';

const counts = {
  choices: ['best', 'last'] as const,
  requiresArg: true,
  describe: "which attempt counts (default: the assignment's deadline says, else best)",
} as const;

/** The first where nobody says. */
const chooseFrom = (...formats: readonly [string, ...string[]]) => ({
  choices: formats,
  default: formats[0],
  requiresArg: true,
});

export const builder = (argv: Argv) =>
  argv
    .option('gradebook', { ...placeOptions.gradebook, requiresArg: true })
    .option('database', placeOptions.database)
    .command(
      'list',
      "each student's score, and who has handed in nothing",
      (list) => list.option('format', chooseFrom('table', 'json', 'csv')).option('counts', counts),
      (options) => listGradebook(options as unknown as ListOptions),
    )
    .command(
      'show <name>',
      "a student's attempts, with what was made of each",
      (show) =>
        show
          .positional('name', { type: 'string', demandOption: true })
          .option('format', chooseFrom('text', 'json'))
          .option('counts', counts),
      (options) => showStudent(options as unknown as ShowOptions),
    )
    .command(
      'export',
      'final scores for a gradebook elsewhere',
      (scores) =>
        scores
          .option('format', chooseFrom('csv', 'canvas', 'moodle'))
          .option('out', { type: 'string', requiresArg: true, describe: 'write to this file, not stdout' })
          .option('counts', counts),
      (options) => exportGradebook(options as unknown as ExportOptions),
    )
    .command(
      'adjust <name>',
      'add points to what the grader gave, or set a score, with a reason',
      (adjust) =>
        adjust
          .positional('name', { type: 'string', demandOption: true })
          .option('points', {
            type: 'number',
            requiresArg: true,
            describe: 'points to add (or, below 0, to take)',
          })
          .option('score', { type: 'number', requiresArg: true, describe: 'the score from now on' })
          .option('reason', { type: 'string', requiresArg: true, demandOption: true })
          .option('by', {
            type: 'string',
            requiresArg: true,
            describe: "who decides (default: Git's user, else this machine's)",
          }),
      (options) => adjustScore(options as unknown as AdjustOptions),
    )
    .command(
      'import-roster <file>',
      "the course's people, from a CSV file of Canvas, Moodle or one's own",
      (roster) => roster.positional('file', { type: 'string', demandOption: true }),
      (options) => importRoster(options as unknown as ImportOptions),
    )
    .demandCommand(1, 'Say what to do with the gradebook: grader gradebook --help lists it.');

/** Its own commands do the work. */
export const handler = (): Promise<number> => Promise.resolve(0);
