import { evidence } from '../testing/values';
import { describeSession, recordPoints } from './sessionScore';

function graded(name: string, points: number) {
  const { fn } = evidence([{ id: 'shapes', kind: 'shapes', points, hint: 'h', notes: {} }], []);
  return { ...fn, name };
}

describe('describeSession', () => {
  it('adds up the last result of each function, and says which is not checked yet', () => {
    const functions = [graded('first', 25), graded('second', 0.3), graded('third', 0.1)];
    recordPoints('first', 25);
    recordPoints('first', 21);
    recordPoints('second', 0.2);
    expect(describeSession(functions)).toBe(
      'So far: 21.2 of 25.4 public points (first 21 of 25, second 0.2 of 0.3, third not checked yet).',
    );
  });
});
