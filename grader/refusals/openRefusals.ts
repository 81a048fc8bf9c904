import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Notebook, Refusal } from '../domain';
import { findDist } from '../utils/findDist';
import type { RefusalAnswer, RefusalPlaces, RefusalRequest } from './messages';

/** Tells which cells the kernel would refuse. */
export interface Refusals {
  /**
   * Those among some cells of a notebook, in order, as if it were run from top to bottom. Empty where it cannot be told: that is said by
   * `warn`, and takes nothing from anybody.
   */
  readonly find: (notebook: Notebook, wanted: readonly number[]) => Promise<readonly Refusal[]>;
  readonly close: () => Promise<void>;
}

export interface RefusalOptions {
  readonly warn: (message: string) => void;
  /** For one notebook; the first one waits for the compiler to be loaded, too. */
  readonly milliseconds?: number;
}

const MILLISECONDS = 30_000;
const HEAP_MB = 1500;
/** As much as is compiled of a notebook: what is larger is not looked at. */
const MOST_CHARACTERS = 256_000;

/** @param places null where there is no tslab */
export function openRefusals(
  places: RefusalPlaces | null,
  { warn, milliseconds = MILLISECONDS }: RefusalOptions,
): Refusals {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let asked = 0;
  const told = new Set<string>();
  const tell = (reason: string): readonly Refusal[] => {
    const message = `cells are not checked as the kernel would check them: ${reason}`;
    if (!told.has(message)) warn(message);
    told.add(message);
    return [];
  };
  const ask = async (known: RefusalPlaces, request: RefusalRequest): Promise<readonly Refusal[]> => {
    worker ??= startWorker(known);
    const answer = await waitForAnswer(worker, request, milliseconds);
    if (answer.kind === 'refusals') return answer.refusals;
    const ended = worker;
    worker = null;
    await ended.terminate();
    return tell(answer.reason);
  };
  return {
    find({ cells }, wanted) {
      const code = cells
        .filter(({ kind }) => kind === 'code')
        .map(({ number, source }) => ({ number, source }));
      const size = code.reduce((sum, { source }) => sum + source.length, 0);
      if (size > MOST_CHARACTERS || wanted.length === 0) return Promise.resolve([]);
      if (places === null)
        return Promise.resolve(
          tell('tslab is not installed here, or not whole; grader doctor says what to do'),
        );
      const found = last
        .catch(() => undefined)
        .then(() => ask(places, { id: (asked += 1), cells: code, wanted }));
      last = found;
      return found;
    },
    async close() {
      await worker?.terminate();
    },
  };
}

/** Its own output is kept from the report's. */
function startWorker(places: RefusalPlaces): Worker {
  const program = join(findDist(), 'refusals', 'refusalsWorker.js');
  if (!existsSync(program)) throw new Error('the grader is not built: run "npm run build"');
  const worker = new Worker(program, {
    workerData: places,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  // Whoever waits for an answer hears of it; where nobody does, it is nobody's fault.
  return worker.on('error', () => undefined);
}

/** Whatever becomes of the thread, there is an answer in time. */
function waitForAnswer(
  worker: Worker,
  request: RefusalRequest,
  milliseconds: number,
): Promise<RefusalAnswer> {
  return new Promise((resolve) => {
    const answer = (found: RefusalAnswer): void => {
      clearTimeout(timer);
      worker.off('message', hear).off('error', failBy).off('exit', failByEnd);
      resolve(found);
    };
    const fail = (reason: string): void => answer({ id: request.id, kind: 'fault', reason });
    const hear = (found: RefusalAnswer): void => {
      if (found.id === request.id) answer(found);
    };
    const failBy = ({ message }: Error): void => fail(message);
    const failByEnd = (): void => fail('the compiler ended before its time');
    const timer = setTimeout(
      () => fail(`the types of a notebook take longer than ${milliseconds / 1000} s`),
      milliseconds,
    );
    worker.on('message', hear).on('error', failBy).on('exit', failByEnd);
    worker.postMessage(request);
  });
}
