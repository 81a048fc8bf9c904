import type { Model } from '../types';
import { nameInitialization } from '../wording';
import { renderPicture } from './renderPicture';
import type { Picture } from './renderPicture';
import { colors, curveFrame } from './theme';

interface Point {
  readonly iteration: number;
  readonly cost: number;
}

/** SVG of the cost curve of a trained model. A cost that is infinite is marked on the upper edge. */
export function renderCosts(model: Model): string {
  const points = model.costs.map((cost, index) => ({ iteration: index * 1000, cost }));
  const finite = points.filter(({ cost }) => Number.isFinite(cost));
  const infinite = points.filter(({ cost }) => !Number.isFinite(cost));
  const top = 1.1 * finite.reduce((highest, { cost }) => Math.max(highest, cost), 0) || 1;
  return renderPicture({
    title: `Model with ${nameInitialization(model)} initialization`,
    subtitle: `Cost while training, learning rate ${model.learningRate}`,
    description: describeCurve(model, finite, infinite),
    frame: curveFrame,
    layers: [drawCurve(finite, top, model.iterations), ...infinite.map((point) => drawInfinity(point, top))],
  });
}

function drawCurve(points: readonly Point[], top: number, iterations: number): Picture['layers'][number] {
  return {
    data: { values: [...points] },
    mark: {
      type: 'line',
      color: colors.line,
      strokeWidth: 2.5,
      point: { filled: true, size: 36, color: colors.line },
    },
    encoding: {
      x: {
        field: 'iteration',
        type: 'quantitative',
        title: 'iteration',
        scale: { domain: [0, iterations], nice: false },
        axis: { tickCount: 6, format: ',d' },
      },
      y: { field: 'cost', type: 'quantitative', title: 'cost', scale: { domain: [0, top], nice: false } },
    },
  };
}

function drawInfinity({ iteration }: Point, top: number): Picture['layers'][number] {
  const encoding = {
    x: { field: 'iteration', type: 'quantitative' },
    y: { field: 'top', type: 'quantitative' },
  } as const;
  return {
    data: { values: [{ iteration, top }] },
    encoding,
    layer: [
      {
        mark: {
          type: 'point',
          shape: 'triangle-up',
          filled: true,
          size: 110,
          color: colors.classes[1],
          opacity: 1,
          yOffset: 7,
        },
      },
      {
        mark: {
          type: 'text',
          text: `infinite at iteration ${iteration}`,
          align: 'left',
          dx: 12,
          dy: 9,
          fontSize: 12,
          color: colors.classes[1],
        },
      },
    ],
  };
}

function describeCurve(model: Model, finite: readonly Point[], infinite: readonly Point[]): string {
  const [first, last] = [finite[0], finite.at(-1)];
  const start = infinite.length > 0 ? `infinite at iteration ${infinite[0]?.iteration}, then ` : '';
  const course =
    first && last
      ? `from ${first.cost.toFixed(3)} at iteration ${first.iteration} to ${last.cost.toFixed(3)} at iteration ${last.iteration}`
      : 'never finite';
  return `Cost curve of the model with ${nameInitialization(model)} initialization: ${start}${course}.`;
}
