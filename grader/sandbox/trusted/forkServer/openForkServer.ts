import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Child, ChildListener } from '../startChild';
import { findDist } from '../../../utils/findDist';
import type { Launch } from '../launch';
import type { NurseryNews, NurseryOrder } from './messages';
import { SandboxError } from '../sandboxError';

/** Starts children from a small process of its own, so that the grader is neither copied nor held up for each. */
export interface Nursery {
  readonly start: (launch: Launch) => Child;
  /** Settles when the nursery, and every child it still had, is gone. */
  readonly close: () => Promise<void>;
}

interface Nursling {
  readonly hear: (news: NurseryNews) => void;
}

export function openNursery(): Nursery {
  const nurslings = new Map<number, Nursling>();
  let next = 0;
  const nursery = fork(join(findDist(), 'sandbox', 'trusted', 'forkServer', 'main.js'), {
    env: {},
    execArgv: ['--no-warnings'],
    // Ctrl-C in a terminal is the grader's to answer; the nursery ends when the grader does.
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const gone = new Promise<void>((resolve) => nursery.once('exit', () => resolve()));
  const fail = (reason: string): void => {
    for (const [id, { hear }] of nurslings) {
      hear({
        kind: 'failed',
        id,
        message: `the process that starts the sandboxes ${reason}: check memory and process limits`,
      });
      hear({ kind: 'gone', id });
    }
  };
  nursery.on('error', (error) => fail(`cannot be used (${error.message})`));
  nursery.once('exit', () => fail('has ended'));
  nursery.on('message', (news: NurseryNews) => nurslings.get(news.id)?.hear(news));
  hold(false);

  function hold(isHeld: boolean): void {
    if (isHeld) nursery.channel?.ref();
    else nursery.channel?.unref();
    if (isHeld) nursery.ref();
    else nursery.unref();
  }

  const order = (what: NurseryOrder): void => {
    if (nursery.connected) nursery.send(what);
  };

  return {
    start(launch) {
      const id = next++;
      const { child, hear } = createNursling(id, order, () => hold(true));
      nurslings.set(id, { hear });
      void child.gone.then(() => nurslings.delete(id));
      order({ kind: 'start', id, launch });
      if (!nursery.connected) fail('has ended');
      return child;
    },
    close() {
      hold(true);
      if (nursery.connected) nursery.disconnect();
      return gone;
    },
  };
}

/** A child at a distance: the same face, its news by messages. */
function createNursling(
  id: number,
  order: (what: NurseryOrder) => void,
  hold: () => void,
): Nursling & { readonly child: Child } {
  let pid: number | undefined;
  let listener: ChildListener | null = null;
  let isGone = false;
  let settleReady: { resolve: () => void; reject: (error: SandboxError) => void } | null = null;
  let settleGone = (): void => undefined;
  const ready = new Promise<void>((resolve, reject) => (settleReady = { resolve, reject }));
  const gone = new Promise<void>((resolve) => (settleGone = resolve));
  // Whoever takes the child awaits it; a spare nobody takes may fail unheard.
  ready.catch(() => undefined);

  const hear = (news: NurseryNews): void => {
    if (news.kind === 'started') pid = news.pid;
    else if (news.kind === 'ready') settleReady?.resolve();
    else if (news.kind === 'failed') {
      const error = new SandboxError(news.message);
      settleReady?.reject(error);
      listener?.lost(error);
    } else if (news.kind === 'output') listener?.output(news.bytes);
    else if (news.kind === 'line') listener?.line(news.text);
    else if (news.kind === 'ended') listener?.ended(news.how);
    else {
      isGone = true;
      settleGone();
    }
  };
  const child: Child = {
    get pid() {
      return pid;
    },
    gone,
    claim() {
      hold();
      return ready;
    },
    isGone: () => isGone,
    send(request, heard) {
      listener = heard;
      order({ kind: 'send', id, request });
    },
    stop() {
      // Whoever waits for the end of a child must not end first.
      hold();
      order({ kind: 'stop', id });
      return gone;
    },
  };
  return { child, hear };
}
