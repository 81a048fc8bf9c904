import type { HandIn } from '../../domain';
import type { Extension } from '../../gradebook/extensions';
import { describeLateness, describeTiming } from './describeGrades';

const extension: Extension = {
  of: { kind: 'section', section: 'A' },
  until: new Date('2026-12-08'),
  reason: 'ill',
  madeBy: 'Ada',
  madeAt: new Date('2026-12-01'),
};
const time = (from: (HandIn & { readonly kind: 'time' })['from']): HandIn => ({
  kind: 'time',
  at: new Date('2026-12-01'),
  from,
});

describe('what is told of the time of an attempt', () => {
  it.each<readonly [HandIn, number, Extension | null, string]>([
    [time('gradescope'), 0, null, ''],
    [time('commit'), 0, null, "by the committer's own clock"],
    [time('worksheet'), 0, null, 'by the worksheet'],
    [{ kind: 'unknown' }, 0, null, 'time not known'],
    [{ kind: 'marked', isLate: false }, 0, null, 'not marked as late'],
    [{ kind: 'marked', isLate: true }, 0, null, 'marked as late'],
    [{ kind: 'marked', isLate: true }, 0, extension, 'marked as late, which the extension sets aside'],
    // What it costs says it already.
    [{ kind: 'marked', isLate: true }, 1, null, ''],
  ])('%j with %i days paid for', (handIn, lateDays, extended, words) => {
    expect(describeTiming({ handIn, lateDays }, extended)).toBe(words);
  });

  it('of one that is marked as late without a time, a day', () => {
    expect(describeLateness({ lateSeconds: 0, lateDays: 1 })).toBe('late, time not known: 1 day counted');
    expect(describeLateness({ lateSeconds: 0, lateDays: 0 })).toBe('');
    expect(describeLateness({ lateSeconds: 90_061, lateDays: 2 })).toBe('1 d 1 h late');
  });
});
