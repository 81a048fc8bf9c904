import { renderReport } from './testing/renderReport';
import { jsonl } from './jsonl';
import { hostile, mixed, rejected } from './testing/sampleRows';

it('jsonl gives each row as it stands in the report, on a line of its own', () => {
  const odd = { ...mixed, submission: 'a\u2028b\u2029c\u0085d\ne' };
  const text = renderReport(jsonl, [mixed, rejected, hostile, odd]);
  const lines = text.split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([mixed, rejected, hostile, odd]);
});

it('no rows are no lines', () => {
  expect(renderReport(jsonl, [])).toBe('');
});
