import type { Matrix } from 'ml-matrix';
import { toNetwork } from '../convert';
import type { Network } from '../network';
import { nameInitialization } from '../wording';
import type { Model } from '../types';
import { describePoints, findExtent, scaleTo } from './points';
import type { Extent } from './points';
import { renderPicture } from './renderPicture';
import type { Picture } from './renderPicture';
import { colors, planeFrame } from './theme';
import { traceRegion } from './traceRegion';

/** Rows of two pixels. */
const steps = planeFrame.height / 2;

/** SVG of what a trained model predicts all over the plane, with the points of X (2, m), Y (1, m) on top. */
export function renderDecisionBoundary(model: Model, X: Matrix, Y: Matrix): string {
  const extent = findExtent(X);
  const name = nameInitialization(model);
  return renderPicture({
    title: `Model with ${name} initialization`,
    subtitle: 'Predicted class over the plane',
    description: `Decision boundary of the model with ${name} initialization, behind ${X.columns} points in the colour of their class.`,
    frame: planeFrame,
    layers: [...drawRegions(toNetwork(model), extent), describePoints(X, Y, extent)],
  });
}

/** Class 0 as the ground, class 1 as bands on it. Each row reaches a little under the next: no seams show. */
function drawRegions(network: Network, extent: Extent): Picture['layers'] {
  const [low, high] = extent;
  const height = (high - low) / steps;
  const bands = traceRegion(network, extent, steps).map(({ row, from, to }) => ({
    from,
    to,
    bottom: low + row * height,
    top: Math.min(high, low + (row + 1.25) * height),
  }));
  const scale = scaleTo(extent);
  const encoding = {
    x: { field: 'from', type: 'quantitative', scale },
    x2: { field: 'to' },
    y: { field: 'bottom', type: 'quantitative', scale },
    y2: { field: 'top' },
  } as const;
  const ground = { from: low, to: high, bottom: low, top: high };
  return [
    { data: { values: [ground] }, mark: { type: 'rect', color: colors.areas[0], opacity: 1 }, encoding },
    { data: { values: bands }, mark: { type: 'rect', color: colors.areas[1], opacity: 1 }, encoding },
  ];
}
