import type { Database } from '../database';
import { ENGINE_LIMITS, openEngine, takeTurns, type Engine } from './engine';
import { nameAlone, type Queue } from './jobs';
import { nameQueue, type QueueTerms } from './terms';

/**
 * Opens the queue of these terms, and creates it where there is none.
 * @param warn gets a message when the queue's maintenance fails
 */
export async function openQueue(
  database: Database,
  terms: QueueTerms,
  warn: (message: string) => void,
): Promise<Queue> {
  return takeTurns(database, async () => {
    const engine = await openEngine(database, warn);
    try {
      return await makeQueue(database, engine, terms);
    } catch (error) {
      await engine.stop();
      throw error;
    }
  });
}

async function makeQueue(database: Database, engine: Engine, terms: QueueTerms): Promise<Queue> {
  const name = nameQueue(terms);
  for (const queue of [name, nameAlone(name)])
    await engine.createQueue(queue, { name: queue, ...ENGINE_LIMITS });
  await database.query(
    `INSERT INTO grader.queues (name, assignment, revision, grader_version, build, node_major, secret_mark)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [
      name,
      terms.assignment,
      terms.revision,
      terms.graderVersion,
      terms.build,
      terms.nodeMajor,
      terms.secretMark,
    ],
  );
  return { database, engine, name };
}
