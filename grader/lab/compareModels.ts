import { toNetwork, toSamples } from './convert';
import type { Dataset } from './datasets';
import { escapeHtml } from './escapeHtml';
import { computeCost, measureAccuracy } from './network';
import { formatAccuracy } from './print';
import { show } from './show';
import type { Model } from './types';
import { nameInitialization } from './wording';

export interface ComparedModel {
  model: Model;
  dataset: Dataset;
  /** Why it does as it does, in a sentence. */
  reason: string;
}

const headings = ['Initialization', 'Train accuracy', 'Test accuracy', 'Final cost', 'Why'] as const;

/** Shows one row a model: accuracies, the cost after training, and the reason. */
export function compareModels(rows: ComparedModel[]): void {
  const table = [headings, ...rows.map(describeRow)];
  show({ html: renderTable(table), text: printTable(table) });
}

function describeRow({ model, dataset, reason }: ComparedModel): readonly string[] {
  const name = nameInitialization(model);
  if (!model.written) return [name, '–', '–', '–', `${model.name} is not written yet`];
  const network = toNetwork(model);
  const train = toSamples('compareModels', dataset.trainX, dataset.trainY);
  const test = toSamples('compareModels', dataset.testX, dataset.testY);
  return [
    name,
    formatAccuracy(measureAccuracy(network, train)),
    formatAccuracy(measureAccuracy(network, test)),
    computeCost(network, train).toFixed(4),
    reason,
  ];
}

function renderTable([head = [], ...body]: readonly (readonly string[])[]): string {
  const style = 'text-align: left; vertical-align: top; padding: 4px 12px';
  const cells = (tag: string, row: readonly string[], scope = '') =>
    row.map((cell) => `<${tag}${scope} style="${style}">${escapeHtml(cell)}</${tag}>`).join('');
  const lines = body.map((row) => `<tr>${cells('td', row)}</tr>`);
  return (
    '<table><caption>The initializations side by side</caption>' +
    `<thead><tr>${cells('th', head, ' scope="col"')}</tr></thead><tbody>${lines.join('')}</tbody></table>`
  );
}

function printTable(rows: readonly (readonly string[])[]): string {
  const widths = headings.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return lines.map((line) => line.trimEnd()).join('\n');
}
