import { keepDash, shieldDashes, unshieldDashes } from './dashes';

describe('words that begin with a dash', () => {
  it('are shielded behind --, and nowhere else', () => {
    const shielded = shieldDashes(['grade', '-x', '--out=-', '--', '-y.ipynb', 'z', '--', '--format']);
    expect(shielded).toEqual(['grade', '-x', '--out=-', '\0-y.ipynb', 'z', '\0--', '\0--format']);
    expect(unshieldDashes(shielded)).toEqual(['grade', '-x', '--out=-', '-y.ipynb', 'z', '--', '--format']);
    expect(unshieldDashes(2)).toBe(2);
    expect(shieldDashes(['grade', '-'])).toEqual(['grade', '-']);
  });
});

describe('keepDash', () => {
  it('puts a dash back among the paths', () => {
    expect(keepDash(['a'], ['grade', 'a', '-'])).toEqual(['a', '-']);
    expect(keepDash(['-'], ['grade', '-'])).toEqual(['-']);
    expect(keepDash(['a'], ['grade', 'a'])).toEqual(['a']);
  });
});
