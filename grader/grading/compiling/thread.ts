import { readlinkSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { loadTypeScript, packFunctions } from '../../compile';
import { parseNotebook } from '../../notebook';
import type { CompileNews, CompileOrder } from './messages';

/** A thread that reads and compiles notebooks, one after another, and is ended from outside where one takes too long. */
function main(): void {
  const tell = (news: CompileNews): void => parentPort?.postMessage(news);
  parentPort?.on('message', ({ bytes, options }: CompileOrder) => {
    try {
      const read = parseNotebook(bytes);
      tell({ kind: 'read', read });
      if (read.kind === 'notebook')
        tell({ kind: 'compiled', functions: packFunctions(read.notebook, options) });
    } catch (error) {
      tell({ kind: 'failed', stack: (error as Error).stack ?? String(error) });
    }
  });
  loadTypeScript();
  tell({ kind: 'ready', thread: findThread() });
}

function findThread(): string | null {
  try {
    return readlinkSync('/proc/thread-self');
  } catch {
    return null;
  }
}

main();
