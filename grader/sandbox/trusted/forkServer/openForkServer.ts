import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Child, ChildListener } from '../startChild';
import { findDist } from '../../../utils/findDist';
import type { Boot } from '../launch';
import type { ForkServerNews, ForkServerOrder } from './messages';
import { SandboxError } from '../sandboxError';

/** Starts children from a small process, so that the grader itself is not forked, and not blocked, for each of them. */
export interface ForkServer {
  readonly start: (launch: Boot) => Child;
  /** Ends the fork server and its children; settles when all are gone. */
  readonly close: () => Promise<void>;
}

interface RemoteChild {
  readonly hear: (news: ForkServerNews) => void;
}

export function openForkServer(): ForkServer {
  const children = new Map<number, RemoteChild>();
  let next = 0;
  const server = fork(join(findDist(), 'sandbox', 'trusted', 'forkServer', 'main.js'), {
    env: {},
    execArgv: ['--no-warnings'],
    // In a process group of its own, so that Ctrl-C in a terminal reaches the grader alone; it ends with the grader.
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const fail = (reason: string): void => {
    for (const [id, { hear }] of children) {
      hear({
        kind: 'failed',
        id,
        message: `the process that starts the sandboxes ${reason}: check memory and process limits`,
      });
      hear({ kind: 'gone', id });
    }
  };
  server.on('error', (error) => fail(`cannot be used (${error.message})`));
  server.once('exit', () => fail('has ended'));
  server.on('message', (news: ForkServerNews) => children.get(news.id)?.hear(news));
  hold(false);

  function hold(isHeld: boolean): void {
    if (isHeld) server.channel?.ref();
    else server.channel?.unref();
    if (isHeld) server.ref();
    else server.unref();
  }

  const order = (what: ForkServerOrder): void => {
    if (server.connected) server.send(what);
  };

  return {
    start(launch) {
      const id = next++;
      const { child, hear } = createRemoteChild(id, order, () => hold(true));
      children.set(id, { hear });
      void child.gone.then(() => children.delete(id));
      order({ kind: 'start', id, launch });
      if (!server.connected) fail('has ended');
      return child;
    },
    close() {
      hold(true);
      if (server.connected) server.disconnect();
      return gone;
    },
  };
}

/** A `Child` that the fork server runs; what happens to it comes in messages. */
function createRemoteChild(
  id: number,
  order: (what: ForkServerOrder) => void,
  hold: () => void,
): RemoteChild & { readonly child: Child } {
  let pid: number | undefined;
  let listener: ChildListener | null = null;
  let hasEnded = false;
  let isGone = false;
  let settleReady: { resolve: () => void; reject: (error: SandboxError) => void } | null = null;
  let settleGone = (): void => undefined;
  const ready = new Promise<void>((resolve, reject) => (settleReady = { resolve, reject }));
  const gone = new Promise<void>((resolve) => (settleGone = resolve));
  // `claim` gives this promise to whoever uses the child; for a spare that nobody uses a failure does not matter.
  ready.catch(() => undefined);

  const hear = (news: ForkServerNews): void => {
    if (news.kind === 'started') pid = news.pid;
    else if (news.kind === 'ready') settleReady?.resolve();
    else if (news.kind === 'failed') {
      const error = new SandboxError(news.message);
      settleReady?.reject(error);
      listener?.lost(error);
    } else if (news.kind === 'output') listener?.output(news.bytes);
    else if (news.kind === 'line') listener?.line(news.text);
    else if (news.kind === 'ended') {
      hasEnded = true;
      listener?.ended(news.how);
    } else {
      isGone = true;
      // It was gone before the request reached it.
      if (!hasEnded) listener?.ended({ code: null, signal: null, stderr: '' });
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
      // Keeps this process from ending before the child has.
      hold();
      order({ kind: 'stop', id });
      return gone;
    },
  };
  return { child, hear };
}
