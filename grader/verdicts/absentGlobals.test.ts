import { absentGlobals, describeAbsence, findAbsentGlobal } from './absentGlobals';
import { describeFacts } from './findingWords';

it.each([
  ['ReferenceError', 'fetch is not defined', 'fetch'],
  ['TypeError', 'globalThis.fetch is not a function', 'fetch'],
  ['TypeError', 'global.URL is not a constructor', 'URL'],
  ['ReferenceError', 'gain is not defined', null],
  ['ReferenceError', 'structuredClone is not defined', null],
  ['Error', 'fetch is not defined', null],
  ['ReferenceError', 'fetch is not defined here', null],
])('%s: %s', (name, message, absent) => {
  expect(findAbsentGlobal({ name, message })).toBe(absent);
});

it('each has a word on what to do instead', () => {
  expect(absentGlobals.length).toBeGreaterThan(50);
  for (const name of absentGlobals) expect(describeAbsence(name)).not.toBe('');
});

it('is told by name, and where it was missed', () => {
  const fn = { name: 'f', summary: '' };
  expect(describeFacts({ kind: 'absent-global', when: 'called', name: 'fetch' }, fn).message).toBe(
    'fetch is not there while f is graded: a graded function reaches no network, so compute from the arguments alone',
  );
  expect(describeFacts({ kind: 'absent-global', when: 'loaded', name: 'Buffer' }, fn).message).toBe(
    'Buffer is not there while the cell of f is graded: keep bytes in a Uint8Array',
  );
});
