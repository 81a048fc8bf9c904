import { Matrix } from 'ml-matrix';
import { plotCosts, plotDataset, plotDecisionBoundary } from '.';
import { loadDataset } from '../datasets';
import type { Model } from '../types';
import { renderCosts } from './renderCosts';
import { renderDataset } from './renderDataset';
import { renderDecisionBoundary } from './renderDecisionBoundary';
import { colors } from './theme';

// jest cannot load the ES modules that vega's entry point for Node requires; the same vega comes in one file.
jest.mock('vega', () => jest.requireActual<object>('vega/build/vega.js'));

const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
beforeEach(() => log.mockClear());

const { trainX, trainY } = loadDataset();
const base: Model = {
  name: 'initializeParametersHe',
  written: true,
  layersDims: [2, 2, 1],
  // Class 1 where x1 + x2 > 0.
  parameters: {
    W1: new Matrix([
      [1, 1],
      [-1, -1],
    ]),
    b1: new Matrix(2, 1),
    W2: new Matrix([[1, -1]]),
    b2: new Matrix(1, 1),
  },
  costs: [0.9, 0.5, 0.1],
  learningRate: 0.01,
  iterations: 3000,
};
const count = (svg: string, part: RegExp): number => svg.match(part)?.length ?? 0;

it('the dataset is a picture with all its points, a legend and a name for screen readers', () => {
  const svg = renderDataset(trainX, trainY, 'The "training" set');
  expect(svg).toMatch(
    /^<svg role="img" aria-label="The &quot;training&quot; set: 150 points of class 0 and 150 /,
  );
  expect(svg).toContain('>class</text>');
  // The legend has one symbol more of each colour.
  expect(count(svg, new RegExp(`fill="${colors.classes[0]}"`, 'g'))).toBe(151);
  expect(count(svg, new RegExp(`fill="${colors.classes[1]}"`, 'g'))).toBe(151);
  expect(svg).not.toContain('NaN');
});

it('points far out widen the plot', () => {
  expect(renderDataset(trainX.clone().mul(4), trainY, 'far')).toContain('>4</text>');
});

it("the cost curve is captioned in the course's words", () => {
  const svg = renderCosts(base);
  expect(svg).toContain('>Model with He initialization</text>');
  expect(svg).toContain('>Cost while training, learning rate 0.01</text>');
  expect(svg).toContain('from 0.900 at iteration 0 to 0.100 at iteration 2000.');
  expect(svg).not.toContain('infinite');
});

it('an infinite cost is marked, and leaves the rest of the curve its scale', () => {
  const svg = renderCosts({ ...base, name: 'initializeParametersRandom', costs: [Infinity, 0.6, 0.5] });
  expect(svg).toContain('>Model with large random initialization</text>');
  expect(svg).toContain('>infinite at iteration 0</text>');
  expect(svg).toContain('>0.6</text>');
  expect(svg).not.toMatch(/d="[^"]*(NaN|Infinity)/);
});

it('a curve with no finite cost can be drawn', () => {
  expect(renderCosts({ ...base, costs: [Infinity] })).toContain('>infinite at iteration 0</text>');
});

it('the decision boundary is drawn behind the points', () => {
  const svg = renderDecisionBoundary(base, trainX, trainY);
  expect(svg).toContain('>Model with He initialization</text>');
  const region = svg.indexOf(colors.areas[1]);
  expect(region).toBeGreaterThan(0);
  expect(region).toBeLessThan(svg.indexOf(colors.classes[0]));
});

it('outside of a notebook a plot is named in words', () => {
  plotDataset(trainX, trainY);
  plotCosts(base);
  plotDecisionBoundary(base, trainX, trainY);
  expect(log.mock.calls).toEqual([
    ['[Picture: The dataset. A notebook shows it.]'],
    ['[Picture: cost curve of the model with He initialization. A notebook shows it.]'],
    ['[Picture: decision boundary of the model with He initialization. A notebook shows it.]'],
  ]);
});

it('a model that is not trained gets a sentence, never an error', () => {
  const untrained = { ...base, written: false, parameters: {}, costs: [] };
  plotCosts(untrained);
  plotDecisionBoundary(untrained, trainX, trainY);
  const sentence =
    'Nothing to show for initializeParametersHe yet: finish it, train with it, then run this cell again.';
  expect(log.mock.calls).toEqual([[sentence], [sentence]]);
});
