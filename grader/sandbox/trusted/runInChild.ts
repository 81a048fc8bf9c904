import { randomBytes } from 'node:crypto';
import type { ProgramCalls, RunLimits, RunResult, TrustedHelper } from '../../domain';
import type { ChildRequest } from '../protocol';
import { decodeAnswer } from './decode/decodeAnswer';
import { limitTime } from './limits/limitTime';
import { watchMemory } from './limits/memoryWatch';
import { findInnermostChild, readProcessorTime } from './limits/proc';
import type { Child, ChildEnd } from './startChild';
import { describeEnd } from './startChild';

/**
 * What came of one child: an answer for each program, in order, up to the first that gave none. `failure` is the result
 * of that one; null when all answered.
 */
export interface Session {
  readonly answers: readonly RunResult[];
  readonly failure: RunResult | null;
}

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
    const end = (failure: RunResult | null): void => finish(() => resolve({ answers, failure }));
    const timedOut: RunResult = { kind: 'timed-out', milliseconds: limits.milliseconds };
    const startClock = (): void => {
      stopClock();
      stopClock = limitTime(limits.milliseconds, readTime, () => end(timedOut));
    };
    const outOfMemory: RunResult = { kind: 'out-of-memory', memoryMb: limits.memoryMb };
    const endWatch =
      program === null ? () => undefined : watchMemory(program, limits.memoryMb, () => end(outOfMemory));

    const request: ChildRequest = { nonce, helper, programs };
    startClock();
    child.send(JSON.stringify(request), {
      output(count) {
        bytes += count;
        if (bytes > limits.outputMb * MEGABYTE) end({ kind: 'too-much-output', outputMb: limits.outputMb });
      },
      line(text) {
        if (over) return;
        const prefix = `${nonce} ${answers.length} `;
        const asked = programs[answers.length];
        if (asked === undefined || !text.startsWith(prefix)) {
          end({ kind: 'crashed', detail: 'it wrote something that is not an answer' });
          return;
        }
        answers.push(decodeAnswer(text.slice(prefix.length), asked, limits.memoryMb));
        bytes = 0;
        if (answers.length === programs.length) end(null);
        else startClock();
      },
      lost: (error) => finish(() => reject(error)),
      ended(how) {
        // Students read this, so without stderr, which may name folders of this machine.
        const detail = describeEnd({ ...how, stderr: '' });
        end(isOutOfMemory(how) ? outOfMemory : { kind: 'crashed', detail });
      },
    });
  });
}

/** V8 prints one of these messages and aborts, at its heap limit or where the system refuses it memory. */
function isOutOfMemory({ stderr }: ChildEnd): boolean {
  return /out of memory|bad_alloc|Fatal JavaScript invalid size error|allocation failed/i.test(stderr);
}

/** The id of the process that runs the program; null where the child has none. */
function findProgram({ pid }: Child, insideBubblewrap: boolean): number | null {
  if (pid === undefined) return null;
  return insideBubblewrap ? findInnermostChild(pid) : pid;
}
