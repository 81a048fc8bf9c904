import { createColors } from 'picocolors';
import type { SubmissionReport } from '../domain';
import { isPassed } from '../report/marks';
import { cleanText, describePoints } from '../utils/cleanText';
import { describeRejected } from './studentCheck';
import { describeCheck, describeVerdict, markVerdict, type Colors } from './studentLines';
import { describeUnjudged } from './describeProblems';
import { listUnjudged } from './listProblems';
import { writeFindingBlock } from './findingText';
import { groupFindings, type FunctionFindings } from './groupFindings';

export interface WatchScreenOptions {
  readonly color: boolean;
  /** Whether keys are read, so that they are told. */
  readonly keys: boolean;
  /** Which run this is, from 1, and how long it took: shows that a save was seen. */
  readonly run: number;
  readonly milliseconds: number;
}

const BAR_WIDTH = 30;

/** The notebook as it was last saved, for its author: what is next, what is done, and how far that is. */
export function renderWatchScreen(row: SubmissionReport, options: WatchScreenOptions): string {
  const colors = createColors(options.color);
  const sections = row.status === 'rejected' ? [describeRejected(row)] : describeWork(row, colors);
  return `${[...sections, describeWaiting(options, colors)].join('\n\n')}\n`;
}

function describeWork(row: SubmissionReport, colors: Colors): readonly string[] {
  const { functions, others } = groupFindings(row);
  const done = functions.filter(({ fn }) => isPassed(fn));
  const [next, ...later] = functions.filter(({ fn }) => !isPassed(fn));
  const list = [
    ...later.map((told) => describeHead(told, colors)),
    ...done.flatMap((told) => [
      describeHead(told, colors),
      ...told.findings.map((item) => writeFindingBlock(item, '  ')),
    ]),
  ];
  return [
    [
      cleanText(row.file),
      ...others.map((item) => writeFindingBlock(item, '  ')),
      '',
      ...(next === undefined ? [describeAllPass(colors)] : describeNext(next, colors)),
    ].join('\n'),
    ...(list.length === 0 ? [] : [list.join('\n')]),
    describeProgress(row, done.length, colors),
  ];
}

function describeNext(told: FunctionFindings, colors: Colors): readonly string[] {
  const { fn, findings } = told;
  const failing = fn.checks.filter((check) => check.status === 'failed');
  const [first] = failing;
  const more = failing.length - 1;
  return [
    `${colors.bold('Next:')} ${describeHead(told, colors)}`,
    ...findings.map((item) => writeFindingBlock(item, '  ')),
    ...(first === undefined ? [] : [describeCheck(first, '  ', colors)]),
    ...(more > 0 ? [`  ${more} more ${more === 1 ? 'check fails' : 'checks fail'} after it`] : []),
    ...listUnjudged(fn).map((item) => `  ${describeUnjudged(item)}`),
  ];
}

function describeHead({ fn }: FunctionFindings, colors: Colors): string {
  const points = describePoints(fn.score, fn.maxScore);
  return `${markVerdict(fn.verdict, colors)} ${fn.name}: ${describeVerdict(fn.verdict)}, ${points}`;
}

function describeAllPass(colors: Colors): string {
  return colors.green('Every public check passes. Hidden cases are added when it is graded.');
}

/** `[#####-----] 46 of 83 points · 1 of 3 functions`; full only when nothing is missing. */
function describeProgress(row: SubmissionReport, done: number, colors: Colors): string {
  const isWhole = done === row.functions.length;
  const share = isWhole || row.maxScore === 0 ? Number(isWhole) : row.score / row.maxScore;
  const filled = Math.min(Math.floor(share * BAR_WIDTH), isWhole ? BAR_WIDTH : BAR_WIDTH - 1);
  const bar = `${colors.green('#'.repeat(filled))}${colors.gray('-'.repeat(BAR_WIDTH - filled))}`;
  const points = describePoints(row.score, row.maxScore);
  return `[${bar}] ${points} · ${done} of ${row.functions.length} functions`;
}

function describeWaiting({ keys, run, milliseconds }: WatchScreenOptions, colors: Colors): string {
  const ends = keys ? 'q or Ctrl-C ends, r runs it again' : 'Ctrl-C ends';
  return colors.gray(`Run ${run} took ${milliseconds} ms. Waiting for the next save (${ends}).`);
}
