import { limitTime } from './limitTime';
import { readProcessorTime } from './proc';

const LIMIT = 1_000;

/** After how many milliseconds a limit of 1 s ends a program that uses a processor for `share` of the time. */
async function runShare(share: number | null): Promise<number> {
  const begun = performance.now();
  const read = () => (share === null ? null : 40 + share * (performance.now() - begun));
  let late = Infinity;
  const stop = limitTime(LIMIT, read, () => (late = performance.now() - begun));
  await jest.advanceTimersByTimeAsync(30 * LIMIT);
  stop();
  return late;
}

describe('limitTime', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it.each([
    ['a program that has a processor for itself, at the limit', 1, LIMIT, LIMIT],
    ['one that has half a processor, at twice the limit', 0.5, 2 * LIMIT, 2 * LIMIT + 20],
    ['one of many, when its own time is over', 0.2, 5 * LIMIT, 5 * LIMIT + 20],
    ['one that sleeps, after ten times the limit', 0, 10 * LIMIT, 10 * LIMIT + 20],
    ['one of which nothing is told, at the limit', null, LIMIT, LIMIT],
  ])('ends %s', async (_, share, from, to) => {
    const late = await runShare(share);
    expect(late).toBeGreaterThanOrEqual(from);
    expect(late).toBeLessThanOrEqual(to + 1);
  });

  it('tells once, and never after it was stopped', async () => {
    const exceeded = jest.fn();
    limitTime(LIMIT, () => null, exceeded);
    limitTime(LIMIT, () => null, exceeded)();
    await jest.advanceTimersByTimeAsync(30 * LIMIT);
    expect(exceeded).toHaveBeenCalledTimes(1);
  });

  it('first hears an answer that came while the grader was busy', async () => {
    const exceeded = jest.fn();
    const stop = limitTime(LIMIT, () => null, exceeded);
    jest.advanceTimersToNextTimer();
    stop();
    await jest.advanceTimersByTimeAsync(LIMIT);
    expect(exceeded).not.toHaveBeenCalled();
  });
});

(process.platform === 'linux' ? describe : describe.skip)('readProcessorTime', () => {
  it('counts what a process used, not what it waited', () => {
    const before = readProcessorTime(process.pid) as number;
    const used = process.cpuUsage();
    while (process.cpuUsage(used).user < 200_000);
    const after = readProcessorTime(process.pid) as number;
    expect(after - before).toBeGreaterThanOrEqual(180);
  });

  it('tells nothing of a process that is gone', () => expect(readProcessorTime(2 ** 30)).toBeNull());
});
