import { findDist } from '../utils/findDist';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DatabaseError } from './databaseError';
import type { WorkerAnswer, WorkerRequest } from './workerMessages';

/** An embedded database that runs in a thread of its own. */
export interface Pglite {
  /** @throws Error with PostgreSQL's `code` */
  readonly query: (sql: string, values: readonly unknown[]) => Promise<readonly unknown[]>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (rows: readonly unknown[]) => void;
  readonly reject: (error: Error) => void;
}

/** Opens the folder, which nobody else may have open; an empty one becomes a new database. @throws Error */
export async function startPglite(folder: string): Promise<Pglite> {
  const worker = new Worker(findProgram(), { workerData: { folder } });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let isOver = false;
  const fail = (error: Error): void => {
    isOver = true;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (answer: WorkerAnswer) => {
    const item = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.kind === 'rows') item?.resolve(answer.rows);
    else item?.reject(Object.assign(new Error(answer.message), { code: answer.code }));
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('it ended before its time')));
  const expect = (id: number) =>
    new Promise<readonly unknown[]>((resolve, reject) => {
      if (isOver) reject(new Error('it has ended'));
      else waiting.set(id, { resolve, reject });
    });
  const ask = (request: WorkerRequest) => {
    const answer = expect(request.id);
    worker.postMessage(request);
    return answer;
  };
  try {
    await expect(0);
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return {
    query: (sql, values) => ask({ kind: 'query', id: (asked += 1), sql, values }),
    async close() {
      await ask({ kind: 'close', id: (asked += 1) });
      await worker.terminate();
    },
  };
}

/** The thread's compiled program. */
function findProgram(): string {
  const program = join(findDist(), 'database', 'pgliteWorker.js');
  if (existsSync(program)) return program;
  throw new DatabaseError('The grader is not built: run "npm run build".');
}
