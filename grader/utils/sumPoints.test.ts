import fc from 'fast-check';
import { sumPoints } from './sumPoints';

it('sumPoints adds decimals as a person does', () => {
  expect(sumPoints([0.1, 0.2])).toBe(0.3);
  expect(sumPoints([])).toBe(0);
  const cents = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(fc.array(cents), (items) => {
      const sum = items.reduce((total, item) => total + item, 0);
      expect(sumPoints(items.map((item) => item / 100))).toBe(sum / 100);
    }),
  );
});
