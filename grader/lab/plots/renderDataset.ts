import type { Matrix } from 'ml-matrix';
import { describePoints, findExtent } from './points';
import { renderPicture } from './renderPicture';
import { planeFrame } from './theme';

/** SVG of the points of X (2, m), coloured by Y (1, m). */
export function renderDataset(X: Matrix, Y: Matrix, title: string): string {
  const ones = Y.to1DArray().filter((y) => y === 1).length;
  const description = `${title}: ${Y.columns - ones} points of class 0 and ${ones} points of class 1.`;
  return renderPicture({
    title,
    description,
    frame: planeFrame,
    layers: [describePoints(X, Y, findExtent(X))],
  });
}
