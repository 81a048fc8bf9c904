import { formatAccuracy, formatFloat } from './print';

it.each([
  [0.6931471805599453, '0.6931471805599453'],
  [Infinity, 'inf'],
  [-Infinity, '-inf'],
  [NaN, 'nan'],
  [1, '1.0'],
  [0, '0.0'],
  [0.0001, '0.0001'],
  [0.0000625, '6.25e-05'],
  [1e-11, '1e-11'],
  [1e16, '1e+16'],
])('%d is printed as by Python: %s', (x, expected) => {
  expect(formatFloat(x)).toBe(expected);
});

it.each([
  [298 / 300, '0.9933'],
  [0.5, '0.5'],
  [1, '1'],
])('accuracy %d reads %s', (accuracy, expected) => {
  expect(formatAccuracy(accuracy)).toBe(expected);
});
