import fc from 'fast-check';
import { cleanText, clipText, formatPoints } from './cleanText';
import { hostileText } from '../testing/hostileText';

const anyText = fc.string({ unit: 'binary' });

it('cleanText makes one line without controls, lone surrogates or commands of a build log', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string(), fc.constant(hostileText)), (text) => {
      const line = cleanText(text);
      // eslint-disable-next-line no-control-regex -- control characters are what it looks for
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]|##\[|\p{Surrogate}/u);
    }),
  );
  expect(cleanText('W¹ ≈ √2 · 😀 ок')).toBe('W¹ ≈ √2 · 😀 ок');
});

it('clipText keeps to its length and cuts no character in two', () => {
  expect(clipText('abcdef', 4)).toBe('abc…');
  expect(clipText('ab😀d', 4)).toBe('ab…');
  expect(clipText('abcd', 4)).toBe('abcd');
});

it('formatPoints shows no trace of binary fractions', () => {
  expect([0.1 + 0.2, 10, 2.5].map(formatPoints)).toEqual(['0.3', '10', '2.5']);
});
