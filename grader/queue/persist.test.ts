import { DatabaseError } from '../database';
import { createPersist } from './persist';

const passing = (message: string) =>
  new DatabaseError(`The database cannot be reached (${message}).`, {
    isTransient: true,
    cause: new Error(message),
  });

function failTimes(times: number, error: Error) {
  const attempts: number[] = [];
  const work = (attempt: number): Promise<string> => {
    attempts.push(attempt);
    return attempts.length <= times ? Promise.reject(error) : Promise.resolve('done');
  };
  return { attempts, work };
}

describe('createPersist', () => {
  it('tries again what passes, and says when it began and when it is over', async () => {
    const told: string[] = [];
    const persist = createPersist({ milliseconds: 60_000, tell: (message) => told.push(message) });
    const { attempts, work } = failTimes(2, passing('ECONNREFUSED'));
    expect(await persist(work)).toBe('done');
    expect(await persist(work)).toBe('done');
    expect(attempts).toEqual([0, 1, 2, 0]);
    expect(told).toEqual([
      'The database is away (ECONNREFUSED): trying again for 60 s.',
      'The database is back.',
    ]);
  });

  it('gives up in the end, and says so', async () => {
    const persist = createPersist({ milliseconds: 400, tell: () => undefined });
    const { attempts, work } = failTimes(Infinity, passing('ECONNREFUSED'));
    await expect(persist(work)).rejects.toThrow(
      /^The database cannot be reached \(ECONNREFUSED\)\. Given up after \d s; what was not written by then is not lost: run the same command again\.$/,
    );
    expect(attempts.length).toBeGreaterThan(1);
  });

  it('does not wait once it is told to stop', async () => {
    const persist = createPersist({
      milliseconds: 60_000,
      tell: () => undefined,
      signal: AbortSignal.abort(),
    });
    const { attempts, work } = failTimes(Infinity, passing('ECONNREFUSED'));
    await expect(persist(work)).rejects.toThrow(/Given up/);
    expect(attempts).toEqual([0]);
  });

  it('tries a deadlock again without a word, and lets everything else through', async () => {
    const told: string[] = [];
    const persist = createPersist({ milliseconds: 60_000, tell: (message) => told.push(message) });
    const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
    expect(await persist(failTimes(1, deadlock).work)).toBe('done');
    const fault = Object.assign(new Error('syntax error'), { code: '42601' });
    await expect(persist(failTimes(1, fault).work)).rejects.toBe(fault);
    const closed = new DatabaseError('The gradebook is of a newer grader.');
    await expect(persist(failTimes(1, closed).work)).rejects.toBe(closed);
    expect(told).toEqual([]);
  });
});
