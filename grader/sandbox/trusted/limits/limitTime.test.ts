import { limitTime, type TimeOver } from './limitTime';
import { readProcessorTime } from './proc';

const LIMIT = 1_000;

/** When, in milliseconds, and why a limit of 1 s ends a program that uses a processor for `share` of the time. */
async function runShare(share: number | null): Promise<readonly [TimeOver | 'never', number]> {
  const begun = performance.now();
  const read = () => (share === null ? null : 40 + share * (performance.now() - begun));
  let end: readonly [TimeOver | 'never', number] = ['never', Infinity];
  const stop = limitTime(LIMIT, read, (why) => (end = [why, performance.now() - begun]));
  await jest.advanceTimersByTimeAsync(60 * LIMIT);
  stop();
  return end;
}

describe('limitTime', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it.each<[string, number | null, TimeOver, number]>([
    ['a program that has a processor for itself, at the limit', 1, 'used-up', LIMIT],
    ['one that has half a processor, at twice the limit', 0.5, 'used-up', 2 * LIMIT],
    ['one of many, when its own time is over', 0.2, 'used-up', 5 * LIMIT],
    ['one that has a fortieth of a processor, when its own time is over', 0.025, 'used-up', 40 * LIMIT],
    ['one that has none, after ten times the limit, as stalled', 0, 'stalled', 10 * LIMIT],
    ['one of which nothing is told, at the limit', null, 'used-up', LIMIT],
  ])('ends %s', async (_, share, reason, from) => {
    const [why, late] = await runShare(share);
    expect(why).toBe(reason);
    expect(late).toBeGreaterThanOrEqual(from);
    expect(late).toBeLessThanOrEqual(from + LIMIT / 10);
  });

  it.each<[string, () => number | null]>([
    ['of which nothing is told', () => null],
    ['that got no processor', () => 40],
  ])('does not count what passes while the grader is stopped, for a program %s', async (_, read) => {
    const over = jest.fn();
    const stop = limitTime(LIMIT, read, over);
    // A pause: the clock goes on, and no timer comes.
    jest.setSystemTime(Date.now());
    const pause = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 1_000 * LIMIT);
    await jest.advanceTimersToNextTimerAsync();
    await jest.advanceTimersToNextTimerAsync();
    pause.mockRestore();
    expect(over).not.toHaveBeenCalled();
    stop();
  });

  it('waits for news of a process that is gone', async () => {
    const over = jest.fn();
    let time: number | null = 40;
    const stop = limitTime(LIMIT, () => time, over);
    time = null;
    await jest.advanceTimersByTimeAsync(2 * LIMIT);
    expect(over).not.toHaveBeenCalled();
    stop();
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
