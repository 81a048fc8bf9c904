import { keepDash } from './keepDash';

describe('keepDash', () => {
  it('puts a dash back among the paths', () => {
    expect(keepDash({ paths: ['a'], jobs: 2 }, ['grade', 'a', '-'])).toEqual({ paths: ['a', '-'], jobs: 2 });
    expect(keepDash({ paths: ['-'] }, ['grade', '-'])).toEqual({ paths: ['-'] });
  });

  it('leaves alone what has none, or takes no paths', () => {
    expect(keepDash({ paths: ['a'] }, ['grade', 'a', '--out=-'])).toEqual({ paths: ['a'] });
    expect(keepDash({ notebook: 'a' }, ['check', 'a', '-'])).toEqual({ notebook: 'a' });
  });
});
