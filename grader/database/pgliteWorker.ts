import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerAnswer, WorkerRequest } from './workerMessages';

/**
 * The thread that an embedded database runs in. It computes for seconds without a pause, when it is made above all:
 * in the grader's own thread that would stop every clock that students' programs are timed by.
 */
async function serve(folder: string): Promise<void> {
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create({ dataDir: folder });
  const answer = async (request: WorkerRequest): Promise<readonly unknown[]> => {
    if (request.kind === 'query') return (await database.query(request.sql, [...request.values])).rows;
    await database.close();
    return [];
  };
  parentPort?.on('message', (request: WorkerRequest) => {
    answer(request).then(
      (rows) => send({ kind: 'rows', id: request.id, rows }),
      (error: unknown) => send(describeFailure(request.id, error)),
    );
  });
  send({ kind: 'rows', id: 0, rows: [] });
}

function send(answer: WorkerAnswer): void {
  parentPort?.postMessage(answer);
}

/** What PostgreSQL's file system throws has a number and no message. Source: WASI's list of errno. */
const ERRNO: Readonly<Record<number, string>> = {
  2: 'EACCES',
  19: 'EDQUOT',
  29: 'EIO',
  33: 'EMFILE',
  51: 'ENOSPC',
  54: 'ENOTDIR',
  63: 'EPERM',
  69: 'EROFS',
};

function describeFailure(id: number, error: unknown): WorkerAnswer {
  if (error instanceof Error)
    return { kind: 'failed', id, message: error.message, code: (error as NodeJS.ErrnoException).code ?? '' };
  const { errno } = Object(error) as { readonly errno?: unknown };
  const code = typeof errno === 'number' ? (ERRNO[errno] ?? `E${errno}`) : '';
  return { kind: 'failed', id, message: code === '' ? String(error) : code, code };
}

serve((workerData as { readonly folder: string }).folder).catch((error: unknown) => {
  send(describeFailure(0, error));
});
