import type { Queue } from './jobs';
import type { Persist } from './persist';
import { beat, dismissSilent, signOff, signOn } from './workers';

export interface HeartbeatOptions {
  readonly queue: Queue;
  readonly persist: Persist;
  /** How many submissions it grades at once. */
  readonly jobs: number;
  readonly silenceSeconds: number;
  readonly stop: AbortSignal;
  /** Gets a sentence for the person who runs the worker. */
  readonly tell: (message: string) => void;
  /** Called when the worker starts, and then every half minute. */
  readonly tidyUp: () => Promise<void>;
}

/** Keeps a worker's entry in the list of workers fresh, and puts back the jobs of workers that went silent. */
export interface Heartbeat {
  /** The id under which the worker takes jobs. A new one after the others took it for gone. */
  readonly id: () => string;
  /** Whether jobs wait that are to be tried alone. */
  readonly isAloneWaiting: () => boolean;
  /** Sets `isAloneWaiting` to false until the next beat. */
  readonly forgetAlone: () => void;
  /** The error that ended the heartbeat; null while there is none. */
  readonly failure: () => unknown;
  readonly end: () => Promise<void>;
}

/** How many beats fit into the time after which a silent worker is taken for gone. */
const BEATS = 5;
const TIDY_MILLISECONDS = 30_000;

export async function startHeartbeat(options: HeartbeatOptions): Promise<Heartbeat> {
  const { queue, persist, jobs, silenceSeconds, stop, tell, tidyUp } = options;
  const enter = () => persist(() => signOn(queue, { atOnce: jobs, silenceSeconds }));
  let id = await enter();
  let isAloneWaiting = false;
  let failure: unknown = null;
  let tidiedAt = 0;

  const sendBeat = async (): Promise<void> => {
    const answer = await persist(() => beat(queue, id, stop.aborted));
    isAloneWaiting = answer.isAloneWaiting;
    if (!answer.isKnown) {
      tell(
        'This worker was not heard of for too long: its submissions went to others. It goes on with new ones.',
      );
      id = await enter();
    }
    for (const { host, pid, again, faults } of await persist(() => dismissSilent(queue, id)))
      tell(`The worker on ${host} (process ${pid}) is gone: ${describePutBack(again, faults)}.`);
    if (Date.now() - tidiedAt < TIDY_MILLISECONDS) return;
    tidiedAt = Date.now();
    await persist(tidyUp);
  };

  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  let sending = Promise.resolve();
  const sendNext = (): void => {
    sending = sendBeat().then(
      () => {
        if (!isEnded) timer = setTimeout(sendNext, (silenceSeconds * 1000) / BEATS);
      },
      (error: unknown) => void (failure = error),
    );
  };
  sendNext();
  await sending;

  return {
    id: () => id,
    isAloneWaiting: () => isAloneWaiting,
    forgetAlone: () => void (isAloneWaiting = false),
    failure: () => failure,
    async end() {
      isEnded = true;
      clearTimeout(timer);
      await sending;
      await signOff(queue, id);
    },
  };
}

function describePutBack(again: number, faults: number): string {
  const back =
    again === 0
      ? 'it held nothing'
      : `the ${again === 1 ? 'submission' : `${again} submissions`} it held will be tried again`;
  if (faults === 0) return back;
  const given = `${faults === 1 ? 'one was' : `${faults} were`} given up as a fault of the grader`;
  return again === 0 ? given : `${back}, ${given}`;
}
