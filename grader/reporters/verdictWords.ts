import type { Verdict } from '../domain';

/** What each verdict is called, and how it looks. */
export interface VerdictWords {
  /** In a table of the class. */
  readonly word: string;
  /** To the student who is at work on it. */
  readonly standing: string;
  readonly mark: '✓' | '✗' | '…' | '?';
  readonly tone: 'good' | 'bad' | 'warn';
}

export const verdictWords: { readonly [Each in Verdict]: VerdictWords } = {
  passed: { word: 'passed', standing: 'passes the public checks', mark: '✓', tone: 'good' },
  failed: { word: 'failed', standing: 'not right yet', mark: '✗', tone: 'bad' },
  'not-implemented': { word: 'not written yet', standing: 'not written yet', mark: '…', tone: 'warn' },
  missing: { word: 'missing', standing: 'not found', mark: '?', tone: 'bad' },
  'does-not-compile': { word: 'does not compile', standing: 'does not compile', mark: '✗', tone: 'bad' },
  forbidden: { word: 'forbidden', standing: 'uses what graded code may not', mark: '✗', tone: 'bad' },
  threw: { word: 'threw an error', standing: 'threw an error', mark: '✗', tone: 'bad' },
  'timed-out': { word: 'timed out', standing: 'did not finish in time', mark: '✗', tone: 'bad' },
  'out-of-memory': { word: 'out of memory', standing: 'used too much memory', mark: '✗', tone: 'bad' },
  crashed: { word: 'crashed', standing: 'ended its process', mark: '✗', tone: 'bad' },
};
