import type { Matrix } from 'ml-matrix';
import type { Picture } from './renderPicture';
import { colors } from './theme';

type Layer = Picture['layers'][number];

/** From where to where a plot goes, along both axes: the course's ±1.5, or further where the points do. */
export type Extent = readonly [low: number, high: number];

export function findExtent(X: Matrix): Extent {
  const farthest = X.to1DArray().reduce((far, value) => Math.max(far, Math.abs(value)), 0);
  const reach = farthest <= 1.5 ? 1.5 : farthest * 1.05;
  return [-reach, reach];
}

/** The points of X (2, m) in the colour and shape of their class in Y (1, m), with axes and legend. */
export function describePoints(X: Matrix, Y: Matrix, extent: Extent): Layer {
  const values = Array.from({ length: X.columns }, (_, column) => ({
    x1: X.get(0, column),
    x2: X.get(1, column),
    class: String(Y.get(0, column)),
  }));
  return {
    data: { values },
    mark: { type: 'point', filled: true, size: 36, opacity: 1, stroke: colors.paper, strokeWidth: 0.6 },
    encoding: {
      x: { field: 'x1', type: 'quantitative', title: 'x1', scale: scaleTo(extent), axis: { tickCount: 6 } },
      y: { field: 'x2', type: 'quantitative', title: 'x2', scale: scaleTo(extent), axis: { tickCount: 6 } },
      color: {
        field: 'class',
        type: 'nominal',
        title: 'class',
        scale: { domain: ['0', '1'], range: [...colors.classes] },
      },
      shape: { field: 'class', type: 'nominal', scale: { domain: ['0', '1'], range: ['circle', 'diamond'] } },
    },
  };
}

/** A scale that ends where the plot ends. */
export function scaleTo([low, high]: Extent) {
  return { domain: [low, high], nice: false, zero: false };
}
