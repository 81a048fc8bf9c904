import { startChild, type Child } from '../startChild';
import type { ForkServerNews, ForkServerOrder } from './messages';

/**
 * The fork server: starts children, sends them requests and stops them, as the grader's messages say. When the grader
 * ends, it stops all children and ends too. It is a process of its own since starting a child forks the process, which
 * takes longer the more memory that has; the grader, with a compiler loaded, has much.
 */
function main(): void {
  const children = new Map<number, Child>();
  const report = (news: ForkServerNews): void => {
    if (process.connected) process.send?.(news);
  };

  process.on('message', (order: ForkServerOrder) => {
    if (order.kind === 'start') {
      const child = startChild(order.launch);
      children.set(order.id, child);
      report({ kind: 'started', id: order.id, pid: child.pid });
      watch(order.id, child);
    } else if (order.kind === 'send') {
      sendRequest(order.id, order.request);
    } else {
      void children.get(order.id)?.stop();
    }
  });

  const watch = (id: number, child: Child): void => {
    child.claim().then(
      () => report({ kind: 'ready', id }),
      (error: unknown) => report({ kind: 'failed', id, message: (error as Error).message }),
    );
    void child.gone.then(() => {
      children.delete(id);
      report({ kind: 'gone', id });
    });
  };
  const sendRequest = (id: number, request: string): void => {
    children.get(id)?.send(request, {
      output: (bytes) => report({ kind: 'output', id, bytes }),
      line: (text) => report({ kind: 'line', id, text }),
      ended: (how) => report({ kind: 'ended', id, how }),
      lost: (error) => report({ kind: 'failed', id, message: error.message }),
    });
  };

  process.once('disconnect', () => {
    void Promise.all([...children.values()].map((child) => child.stop())).then(() => process.exit());
  });
}

main();
