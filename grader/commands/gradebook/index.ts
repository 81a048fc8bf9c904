import type { Argv } from 'yargs';
import { placeOptions } from '../../gradebook/place';
import { adjustScore, type AdjustOptions } from './adjust';
import { languageOption } from '../reportOptions';
import { exportGradebook, scoreFormats, type ExportOptions } from './export';
import { listGradebook, type ListOptions } from './list';
import { importRoster, type ImportOptions } from './importRoster';
import { extendDeadline, type ExtendOptions } from './extend';
import { linkAttempt, unlinkAttempt, type LinkOptions, type UnlinkOptions } from './link';
import { makerOptions } from './readMaker';
import { listUnmatched, type UnmatchedOptions } from './unmatched';
import { showStudent, type ShowOptions } from './show';

export const command = 'gradebook';
export const describe =
  'what grade --gradebook recorded: list, show, export, adjust, extend, import-roster, unmatched, link, unlink';

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
          .option('format', chooseFrom(...scoreFormats))
          .option('out', { type: 'string', requiresArg: true, describe: 'write to this file, not stdout' })
          .option('column', {
            type: 'string',
            requiresArg: true,
            describe: 'the assignment\'s column as the platform exports it, such as "Homework 1 (1234)"',
          })
          .option('feedback', {
            type: 'boolean',
            describe: 'moodle: with a column of feedback, in the place of what is there',
          })
          .option('language', languageOption)
          .option('worksheet', {
            type: 'string',
            requiresArg: true,
            describe: 'moodle: the worksheet that was downloaded from the assignment, to be filled in',
          })
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
          .option('reason', makerOptions.reason)
          .option('by', makerOptions.by),
      (options) => adjustScore(options as unknown as AdjustOptions),
    )
    .command(
      'import-roster <file>',
      "the course's people, from a CSV file of Canvas, Moodle, Gradescope or one's own; a grading worksheet of Moodle adds to them",
      (roster) => roster.positional('file', { type: 'string', demandOption: true }),
      (options) => importRoster(options as unknown as ImportOptions),
    )
    .command(
      'unmatched',
      'attempts without a person, and people without an attempt',
      (unmatched) => unmatched.option('format', chooseFrom('text', 'json')),
      (options) => listUnmatched(options as unknown as UnmatchedOptions),
    )
    .command(
      'link <attempt> <people..>',
      'say whose an attempt is, by what unmatched calls it; a group has several people',
      (link) =>
        link
          .positional('attempt', { type: 'string', demandOption: true })
          .positional('people', { type: 'string', array: true, demandOption: true })
          .option('by', makerOptions.by),
      (options) => linkAttempt(options as unknown as LinkOptions),
    )
    .command(
      'unlink <attempt>',
      'take a link back',
      (unlink) =>
        unlink.positional('attempt', { type: 'string', demandOption: true }).option('by', makerOptions.by),
      (options) => unlinkAttempt(options as unknown as UnlinkOptions),
    )
    .command(
      'extend [name]',
      'until when a person, or a section, may hand in',
      (extend) =>
        extend
          .positional('name', { type: 'string' })
          .option('section', {
            type: 'string',
            requiresArg: true,
            describe: 'everybody of this section or group',
          })
          .option('until', {
            type: 'string',
            requiresArg: true,
            demandOption: true,
            describe: "when it is due for them, in the deadline's zone (2026-12-08T23:59)",
          })
          .option('reason', makerOptions.reason)
          .option('by', makerOptions.by),
      (options) => extendDeadline(options as unknown as ExtendOptions),
    )
    .demandCommand(1, 'Say what to do with the gradebook: grader gradebook --help lists it.');

/** Its own commands do the work. */
export const handler = (): Promise<number> => Promise.resolve(0);
