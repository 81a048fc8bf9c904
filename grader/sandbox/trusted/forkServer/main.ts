import { startChild, type Child } from '../startChild';
import type { ForkServerNews, ForkServerOrder } from './messages';

/**
 * The fork server's whole life: start, feed and stop children as it is told, and take them all along when the grader goes.
 * It is small, so that the fork behind each child copies little; the grader, with a compiler in it, is not.
 */
function main(): void {
  const children = new Map<number, Child>();
  const tell = (news: ForkServerNews): void => {
    if (process.connected) process.send?.(news);
  };

  process.on('message', (order: ForkServerOrder) => {
    if (order.kind === 'start') {
      const child = startChild(order.launch);
      children.set(order.id, child);
      tell({ kind: 'started', id: order.id, pid: child.pid });
      watch(order.id, child);
    } else if (order.kind === 'send') {
      feed(order.id, order.request);
    } else {
      void children.get(order.id)?.stop();
    }
  });

  const watch = (id: number, child: Child): void => {
    child.claim().then(
      () => tell({ kind: 'ready', id }),
      (error: unknown) => tell({ kind: 'failed', id, message: (error as Error).message }),
    );
    void child.gone.then(() => {
      children.delete(id);
      tell({ kind: 'gone', id });
    });
  };
  const feed = (id: number, request: string): void => {
    children.get(id)?.send(request, {
      output: (bytes) => tell({ kind: 'output', id, bytes }),
      line: (text) => tell({ kind: 'line', id, text }),
      ended: (how) => tell({ kind: 'ended', id, how }),
      lost: (error) => tell({ kind: 'failed', id, message: error.message }),
    });
  };

  process.once('disconnect', () => {
    void Promise.all([...children.values()].map((child) => child.stop())).then(() => process.exit());
  });
}

main();
