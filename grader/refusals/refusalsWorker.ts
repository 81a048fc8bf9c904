import { parentPort, workerData } from 'node:worker_threads';
import { createCellChecker } from './checkCells';
import type { RefusalAnswer, RefusalPlaces, RefusalRequest } from './messages';

// The thread in which the kernel's compiler looks at cells: it takes seconds, and a cell may keep it busy for ever.

let check: ReturnType<typeof createCellChecker> | undefined;

parentPort?.on('message', (request: RefusalRequest) => {
  parentPort?.postMessage(answer(request));
});

function answer({ id, cells, wanted }: RefusalRequest): RefusalAnswer {
  try {
    check ??= createCellChecker(workerData as RefusalPlaces);
    return { id, kind: 'refusals', refusals: check(cells, wanted) };
  } catch (error) {
    // A compiler that failed in the middle of its work is not asked again as it is.
    check = undefined;
    return { id, kind: 'fault', reason: error instanceof Error ? error.message : String(error) };
  }
}
