import type { SubmissionReport, Work } from '../domain';
import { html } from './html';
import { markdown } from './markdown';
import { table } from './table';
import { makeRow, perfect } from './testing/sampleRows';
import { renderReport } from './testing/renderReport';
import { initialization as assignment } from '../testing/initialization';

/** It loses nothing, and throws at its second call. */
const threwLater: SubmissionReport = makeRow(
  perfect.functions.map((fn) => ({ ...fn, verdict: 'threw' })),
  { submission: 'later' },
);

function renderClass(rows: readonly SubmissionReport[], work: Work | null = null): string {
  const site = html.create({ assignment, color: false });
  for (const row of rows) site.row(row, work);
  return site.end()[0]?.text ?? '';
}

it('every format counts the same submissions as full marks', () => {
  const rows = [threwLater, { ...perfect, score: perfect.score - 1 }];
  expect(renderReport(table, rows)).toContain('2 submissions, 1 with full marks');
  expect(renderReport(markdown, rows)).toContain('2 submissions, 1 with full marks');
  expect(renderClass(rows)).toContain('<dt>Full marks</dt><dd>1 <small>(50 %)</small></dd>');
});
