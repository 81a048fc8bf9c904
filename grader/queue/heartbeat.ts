import type { Queue } from './jobs';
import type { Persist } from './persist';
import { beat, dismissSilent, signOff, signOn } from './workers';

export interface PresenceOptions {
  readonly queue: Queue;
  readonly persist: Persist;
  /** Submissions at once. */
  readonly jobs: number;
  readonly silenceSeconds: number;
  readonly stop: AbortSignal;
  readonly tell: (message: string) => void;
  /** Done when the worker comes, and then each half minute. */
  readonly lookRound: () => Promise<void>;
}

/** A worker among others: it says that it is there, and hears who is not any more. */
export interface Presence {
  /** As whom it takes jobs. Another one once it was taken for gone. */
  readonly id: () => string;
  /** Whether jobs wait that are to be tried alone. */
  readonly isAsideWaiting: () => boolean;
  /** None wait any more, as far as one can tell before it is heard again. */
  readonly forgetAside: () => void;
  /** A fault of the grader that ended it; null while there is none. */
  readonly failure: () => unknown;
  readonly end: () => Promise<void>;
}

/** So many times a worker says that it is there before its silence is noticed. */
const BEATS = 5;
const LOOK_ROUND_MILLISECONDS = 30_000;

export async function startPresence(options: PresenceOptions): Promise<Presence> {
  const { queue, persist, jobs, silenceSeconds, stop, tell, lookRound } = options;
  const enter = () => persist(() => signOn(queue, { atOnce: jobs, silenceSeconds }));
  let id = await enter();
  let isAsideWaiting = false;
  let failure: unknown = null;
  let lookedRound = 0;

  const sayHere = async (): Promise<void> => {
    const heard = await persist(() => beat(queue, id, stop.aborted));
    isAsideWaiting = heard.isAsideWaiting;
    if (!heard.isKnown) {
      tell(
        'This worker was not heard of for too long: its submissions went to others. It goes on with new ones.',
      );
      id = await enter();
    }
    for (const { host, pid, again, faults } of await persist(() => dismissSilent(queue, id)))
      tell(`The worker on ${host} (process ${pid}) is gone: ${describePutBack(again, faults)}.`);
    if (Date.now() - lookedRound < LOOK_ROUND_MILLISECONDS) return;
    lookedRound = Date.now();
    await persist(lookRound);
  };

  let timer: NodeJS.Timeout | undefined;
  let isEnded = false;
  let saying = Promise.resolve();
  const sayNext = (): void => {
    saying = sayHere().then(
      () => {
        if (!isEnded) timer = setTimeout(sayNext, (silenceSeconds * 1000) / BEATS);
      },
      (error: unknown) => void (failure = error),
    );
  };
  sayNext();
  await saying;

  return {
    id: () => id,
    isAsideWaiting: () => isAsideWaiting,
    forgetAside: () => void (isAsideWaiting = false),
    failure: () => failure,
    async end() {
      isEnded = true;
      clearTimeout(timer);
      await saying;
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
