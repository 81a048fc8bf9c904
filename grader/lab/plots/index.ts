import type { Matrix } from 'ml-matrix';
import { toSamples } from '../convert';
import { printLine } from '../print';
import { show } from '../show';
import type { Model } from '../types';
import { explainUntrained, nameInitialization } from '../wording';
import { renderCosts } from './renderCosts';
import { renderDataset } from './renderDataset';
import { renderDecisionBoundary } from './renderDecisionBoundary';

/** Shows the points of X (2, m), coloured by their class in Y (1, m). */
export function plotDataset(X: Matrix, Y: Matrix, title = 'The dataset'): void {
  toSamples('plotDataset', X, Y);
  showPicture(renderDataset(X, Y, title), title);
}

/** Shows how the cost went while the model was trained; says so when it was not. */
export function plotCosts(model: Model): void {
  if (!model.written) printLine(explainUntrained(model));
  else
    showPicture(
      renderCosts(model),
      `cost curve of the model with ${nameInitialization(model)} initialization`,
    );
}

/** Shows what the model predicts all over the plane, behind the points of X (2, m) and Y (1, m). */
export function plotDecisionBoundary(model: Model, X: Matrix, Y: Matrix): void {
  toSamples('plotDecisionBoundary', X, Y);
  if (!model.written) printLine(explainUntrained(model));
  else {
    const caption = `decision boundary of the model with ${nameInitialization(model)} initialization`;
    showPicture(renderDecisionBoundary(model, X, Y), caption);
  }
}

function showPicture(svg: string, caption: string): void {
  show({ html: svg, text: `[Picture: ${caption}. A notebook shows it.]` });
}
