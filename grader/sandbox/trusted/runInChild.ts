import { randomBytes } from 'node:crypto';
import type { ProgramCalls, RunLimits, RunResult, TrustedHelper } from '../../domain';
import { GOES_ON, LAST, type ChildRequest } from '../protocol';
import { decodeAnswer } from './decode/decodeAnswer';
import { limitTime, type TimeOver } from './limits/limitTime';
import { watchMemory } from './limits/memoryWatch';
import { findInnermostChild, readProcessorTime } from './limits/proc';
import { explainEnd, type Failure } from './explainEnd';
import type { Child } from './startChild';

/** What came of one child: an answer for each program, in order, up to the end of its session. */
export interface Session {
  readonly answers: readonly RunResult[];
  readonly end: SessionEnd;
}

export type SessionEnd =
  /** All programs answered. */
  | { readonly kind: 'done' }
  /** A program left the child in another state than it found it, so the programs after it need another child. */
  | { readonly kind: 'spent' }
  /** The next program gave no answer. */
  | Failure;

const MEGABYTE = 1024 * 1024;

/** Sends a booted child its request, and kills it when the last answer is there or a limit is exceeded. */
export function runInChild(
  child: Child,
  {
    helper,
    programs,
    limits,
  }: { helper: TrustedHelper; programs: readonly ProgramCalls[]; limits: RunLimits },
  insideBubblewrap: boolean,
): Promise<Session> {
  return new Promise((resolve, reject) => {
    const nonce = randomBytes(16).toString('hex');
    const answers: RunResult[] = [];
    let bytes = 0;
    let stopClock = (): void => undefined;
    let over = false;
    const program = findProgram(child, insideBubblewrap);
    const readTime = (): number | null => (program === null ? null : readProcessorTime(program));

    const finish = (settle: () => void): void => {
      if (over) return;
      over = true;
      stopClock();
      endWatch();
      void child.stop();
      settle();
    };
    const end = (how: SessionEnd): void => finish(() => resolve({ answers, end: how }));
    const fail = (result: RunResult): void => end({ kind: 'failed', result });
    const endTime = (why: TimeOver): void => {
      if (why === 'used-up') fail({ kind: 'timed-out', milliseconds: limits.milliseconds });
      else end({ kind: 'interrupted', reason: 'given no processor time' });
    };
    const startClock = (): void => {
      stopClock();
      stopClock = limitTime(limits.milliseconds, readTime, endTime);
    };
    const endWatch =
      program === null
        ? () => undefined
        : watchMemory(program, limits.memoryMb, () =>
            fail({ kind: 'out-of-memory', memoryMb: limits.memoryMb }),
          );

    const request: ChildRequest = { nonce, helper, programs };
    startClock();
    child.send(JSON.stringify(request), {
      output(count) {
        bytes += count;
        if (bytes > limits.outputMb * MEGABYTE) fail({ kind: 'too-much-output', outputMb: limits.outputMb });
      },
      line(text) {
        if (over) return;
        const asked = programs[answers.length];
        const answer = readAnswer(text, `${nonce} ${answers.length}`);
        if (asked === undefined || answer === null) {
          fail({ kind: 'crashed', detail: 'it wrote something that is not an answer' });
          return;
        }
        answers.push(decodeAnswer(answer.text, asked, limits.memoryMb));
        bytes = 0;
        if (answers.length === programs.length) end({ kind: 'done' });
        else if (answer.isLast) end({ kind: 'spent' });
        else startClock();
      },
      lost: (error) => finish(() => reject(error)),
      ended: (how) => end(explainEnd(how, limits, insideBubblewrap)),
    });
  });
}

/** The parts of an answer's line: what proves that it is one, whether the child runs a program after it, its text. */
function readAnswer(line: string, proof: string): { readonly isLast: boolean; readonly text: string } | null {
  const ends = [GOES_ON, LAST].map((word) => `${proof} ${word} `);
  const [goesOn = '', last = ''] = ends;
  if (line.startsWith(goesOn)) return { isLast: false, text: line.slice(goesOn.length) };
  return line.startsWith(last) ? { isLast: true, text: line.slice(last.length) } : null;
}

/** The id of the process that runs the program; null where the child has none. */
function findProgram({ pid }: Child, insideBubblewrap: boolean): number | null {
  if (pid === undefined) return null;
  return insideBubblewrap ? findInnermostChild(pid) : pid;
}
