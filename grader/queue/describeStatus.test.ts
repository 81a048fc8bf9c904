import { describeStatus, describeTime } from './describeStatus';
import type { QueueStatus } from './readStatus';

const revision = '0123456789'.repeat(6);
const status: QueueStatus = {
  queued: 40,
  running: 8,
  done: 152,
  failed: 1,
  refused: 3,
  perSecond: 12.345,
  secondsLeft: 4,
  workers: [
    { host: 'lab\u001b[31m', pid: 7, assignment: 'a', revision, jobs: 2, running: 8, state: 'draining' },
  ],
  queues: [
    {
      assignment: 'a',
      graderVersion: '0.1.0',
      revision,
      queued: 3,
      running: 0,
      done: 0,
      failed: 0,
      refusals: [{ worker: 'lab-2', reason: 'another secret (revision 01234567 of a): give it' }],
    },
  ],
  faults: [
    {
      submission: 'eve\u001b]0;x\u0007\n',
      student: 'eve',
      file: 'eve.ipynb',
      tries: 3,
      reason: 'sandbox\u202e',
    },
  ],
};

describe('describeStatus', () => {
  it('tells all there is to tell, and nothing of it steers a terminal', () => {
    expect(describeStatus(status)).toBe(
      `40 queued · 8 running · 152 done · 1 failed · 3 refused
12.3 a second over the last minute · about 4 s left

workers:
  lab\\u001b[31m, process 7: draining, 8 in hand, 2 at once, revision 01234567

refused of a, revision 01234567 (3 queued):
  by lab-2: they wait for another secret (revision 01234567 of a): give it

faults of the grader, no scores; "grader submit --again" has them tried anew:
  eve\\u001b]0;x\\u0007\\n: 3 tries, sandbox\\u202e
`,
    );
  });

  it('says what to do where nothing was submitted or nobody works', () => {
    const idle = {
      ...status,
      workers: [],
      faults: [],
      refused: 0,
      running: 0,
      perSecond: 0,
      secondsLeft: null,
    };
    expect(describeStatus({ ...idle, queues: [], queued: 0 })).toBe(
      'Nothing was submitted yet: grader submit puts submissions into the queue.\n',
    );
    expect(describeStatus(idle)).toContain('time left unknown\n\nno workers: grader worker starts one\n');
    expect(describeStatus({ ...idle, queued: 0 })).toContain('nothing left to do');
  });

  it('shows so many faults and says how many more', () => {
    const faults = Array.from({ length: 25 }, () => status.faults[0] as QueueStatus['faults'][number]);
    const text = describeStatus({ ...status, faults });
    expect(text.match(/3 tries/g)).toHaveLength(20);
    expect(text).toMatch(/\n {2}and 5 more \(--format json lists all\)\n$/);
  });

  it.each([
    [0, '0 s'],
    [89, '89 s'],
    [90, '2 min'],
    [3570, '1 h 0 min'],
    [3600 * 5 + 60 * 7, '5 h 7 min'],
  ])('%d seconds are %s', (seconds, text) => expect(describeTime(seconds)).toBe(text));
});
