import { Worker } from 'node:worker_threads';
import type { CompileOptions } from '../../compile';
import { SandboxError } from '../../sandbox';
import { limitTime, type TimeOver } from '../../sandbox/trusted/limits/limitTime';
import { readThreadTime } from '../../sandbox/trusted/limits/proc';
import type { CompileNews, CompileOrder } from './messages';

/** What came of a notebook on the thread, as far as it got. */
export interface ThreadWork {
  readonly read: Extract<CompileNews, { kind: 'read' }>['read'] | null;
  readonly functions: Extract<CompileNews, { kind: 'compiled' }>['functions'] | null;
  /** What the notebook took too much of; null where it took no more than it may. */
  readonly excess: 'time' | 'memory' | null;
}

/** A thread that compiles, one notebook at a time. */
export interface CompileThread {
  /** Rejects with a SandboxError where the thread is at fault, and with an Error where the compiler is. */
  readonly compile: (bytes: Uint8Array, options: CompileOptions, milliseconds: number) => Promise<ThreadWork>;
  /** Whether it can take another one. */
  readonly isAlive: () => boolean;
}

/** A compiler takes some 100 MB of it. A thread that comes to this limit ends, and nothing else does. */
const MOST_HEAP_MB = 1_024;

type End = { readonly kind: 'gone' } | { readonly kind: 'error'; readonly error: Error };

/** Starts a thread. It does not keep the process alive but while it compiles. */
export function openThread(file: string): CompileThread {
  const worker = new Worker(file, { env: {}, resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB } });
  worker.unref();
  let isAlive = true;
  let hear: (news: CompileNews | End) => void = () => undefined;
  let readyWith: (thread: string | null) => void = () => undefined;
  const ready = new Promise<string | null>((resolve) => (readyWith = resolve));
  const end = (how: End): void => {
    isAlive = false;
    hear(how);
  };
  worker.on('message', (news: CompileNews) => (news.kind === 'ready' ? readyWith(news.thread) : hear(news)));
  worker.once('error', (error) => end({ kind: 'error', error }));
  worker.once('exit', () => end({ kind: 'gone' }));

  return {
    isAlive: () => isAlive,
    compile: (bytes, options, milliseconds) =>
      new Promise((resolve, reject) => {
        let work: ThreadWork = { read: null, functions: null, excess: null };
        let stopClock = (): void => undefined;
        const finish = (settle: () => void): void => {
          stopClock();
          hear = () => undefined;
          worker.unref();
          settle();
        };
        const give = (whole: ThreadWork): void => finish(() => resolve(whole));
        const fail = (error: Error): void => finish(() => reject(error));
        const endTime = (why: TimeOver): void => {
          isAlive = false;
          void worker.terminate();
          if (why === 'used-up') give({ ...work, excess: 'time' });
          else fail(new SandboxError('the compiler was given no processor time: free some processors'));
        };
        hear = (news) => {
          if (news.kind === 'read') work = { ...work, read: news.read };
          if (news.kind === 'read' && news.read.kind === 'rejected') give(work);
          else if (news.kind === 'compiled') give({ ...work, functions: news.functions });
          else if (news.kind === 'failed') fail(new Error(`the compiler failed: ${news.stack}`));
          else if (news.kind === 'error' && isOutOfMemory(news.error)) give({ ...work, excess: 'memory' });
          else if (news.kind === 'error' || news.kind === 'gone') fail(describeEnd(news));
        };
        worker.ref();
        void ready.then((thread) => {
          stopClock = limitTime(
            milliseconds,
            () => (thread === null ? null : readThreadTime(thread)),
            endTime,
          );
          const order: CompileOrder = { bytes, options };
          worker.postMessage(order);
        });
      }),
  };
}

function isOutOfMemory(error: Error): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function describeEnd(end: End): SandboxError {
  const why = end.kind === 'error' ? end.error.message.split('\n')[0] : 'it is gone';
  return new SandboxError(
    `the thread that compiles notebooks cannot be used (${why}): free some memory, or install the grader anew`,
  );
}
