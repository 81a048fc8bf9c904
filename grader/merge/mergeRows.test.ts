import { mkdirSync } from 'node:fs';
import fc from 'fast-check';
import type { SubmissionReport } from '../domain';
import { mergeRows } from './mergeRows';
import { openReportFile } from './openReportFile';
import type { ReportFile } from './reportFile';
import { report, row, shard, useReportFiles } from './testing/reportFiles';

const { locate, openFile, json, jsonl, complaint } = useReportFiles();

const read = async (files: readonly ReportFile[]) => {
  const rows = [];
  for await (const placed of mergeRows(files, () => undefined)) rows.push(placed.row);
  return rows;
};

/** Whatever a student may have written, brackets and quotes of JSON first. */
const text = fc.string({
  unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', '\n', 'é', '\u2028', '"submissions": ['),
});

describe('mergeRows', () => {
  it('gives what was divided back in order, from json of any layout and from jsonl', async () => {
    const layout = fc.constantFrom<0 | 1 | 2 | 'jsonl'>(0, 1, 2, 'jsonl');
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(text, { maxLength: 9 }),
        text,
        fc.array(layout, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.nat()),
        async (names, message, layouts, places) => {
          const rows = [...names].sort().map((name) => row(name, message));
          const parts = layouts.map((): SubmissionReport[] => []);
          for (const item of rows) parts[(places.next().value as number) % parts.length]?.push(item);
          const files = await Promise.all(
            layouts.map((kind, index) => {
              const [name, part = []] = [`part-${index}`, parts[index]];
              return kind === 'jsonl' ? jsonl(name, part) : json(name, part, undefined, kind);
            }),
          );
          expect(await read(files)).toEqual(rows);
          // A second time: the first was only to see that all is whole.
          expect(await read(files)).toEqual(rows);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuses a name that comes twice, in one file or in two, and rows out of order', async () => {
    const [a, b] = [row('a'), row('b')];
    expect(
      await complaint(async () => read([await jsonl('x.jsonl', [a, b]), await json('y.json', [b])])),
    ).toBe('x.jsonl, line 2, and y.json, row 1, are both of b: merge the shards of one batch, each once.');
    expect(await complaint(async () => read([await json('x.json', [a, a])]))).toBe(
      'x.json, row 1, and x.json, row 2, are both of a: merge the shards of one batch, each once.',
    );
    expect(await complaint(async () => read([await jsonl('x.jsonl', [b, row('a\u001b[31m')])]))).toMatch(
      /^x\.jsonl, line 2, is out of order \(a\\u001b\[31m after b\): /,
    );
  });
});

describe('a file that is no whole report', () => {
  const whole = JSON.stringify(report([row('a'), row('b')]), null, 2);

  it('is told wherever it is cut off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 2), async (length) => {
        const said = await complaint(async () => read([await openFile('cut.json', whole.slice(0, length))]));
        expect(said).toMatch(/^cut\.json.* (cut off|is empty|is not a report|row [12], is not JSON)/);
      }),
    );
    const lines = `${JSON.stringify(row('a'))}\n${JSON.stringify(row('b'))}`;
    expect(await complaint(async () => read([await openFile('cut.jsonl', lines.slice(0, -20))]))).toBe(
      'cut.jsonl, line 2, is not JSON: it is cut off or damaged.',
    );
    // Only the last line break was lost.
    expect(await read([await openFile('cut.jsonl', lines)])).toHaveLength(2);
  });

  const some = JSON.stringify(row('a'));
  it.each<[string, string | Buffer, RegExp]>([
    [
      'a page',
      '<!DOCTYPE html>',
      /^x is not a report: merge takes what grader grade writes with --format json or jsonl\.$/,
    ],
    ['a notebook', '{"cells": [], "nbformat": 4}', /^x is not a report: /],
    ['a zip', Buffer.from('504b0304ffff', 'hex'), /^x is not a report: /],
    [
      'JSON of another kind',
      '{"submissions": {}}',
      /^x is cut off, or no report: it has no "submissions"\.$/,
    ],
    [
      'a newer report',
      whole.replace(': 1,', ': 2,'),
      /^x was written by a newer grader \(schemaVersion 2; this one reads 1\): update this one\.$/,
    ],
    [
      'a report without an assignment',
      '{"schemaVersion": 1, "submissions": []}',
      /^x is not a report \(: must have required property 'assignment'\)\.$/,
    ],
    ['a shard that cannot be', JSON.stringify(report([], shard(4, 3))), /^x says that it is shard 4 of 3\.$/],
    ['text behind the report', `${whole}x`, /^x is damaged: after 2 rows comes what is no row\.$/],
    ['two reports in one', `${whole}${whole}`, /^x is damaged: after 2 rows /],
    [
      'a row that is a number',
      whole.replace('"submissions": [', '"submissions": [7,'),
      /^x is damaged: after 0 rows /,
    ],
    [
      'a row without its score',
      whole.replace('"score": 0,', ''),
      /^x, row 1, is no row of a report \(: must have required property 'score'\)\.$/,
    ],
    ['a line that is no row', `${some}\n{"a": 1}\n`, /^x, line 2, is no row of a report /],
    [
      'a line that is no JSON',
      `${some}\n\u001b[31mboo\n`,
      /^x, line 2, is not JSON: it is cut off or damaged\.$/,
    ],
    [
      'bytes that are no text',
      Buffer.from(some.replace('is empty', '\u00ff\u00fe'), 'latin1'),
      /^x, line 1, is not UTF-8 text\.$/,
    ],
    ['UTF-16', Buffer.from(whole, 'utf16le'), /^x is not a report: /],
    ['brackets without end', `{"submission": ${'['.repeat(100_000)}`, /^x, line 1, is not JSON/],
    [
      'a head without end',
      `{"schemaVersion": 1, "assignment": "${'x'.repeat(70_000)}`,
      /^x is cut off, or no report/,
    ],
  ])('%s', async (_name, content, expected) => {
    expect(await complaint(async () => read([await openFile('x', content)]))).toMatch(expected);
  });

  it('that has a byte order mark, or no rows, is whole', async () => {
    expect(await read([await openFile('bom.jsonl', `\ufeff${some}\r\n\r\n`)])).toEqual([row('a')]);
    expect(await read([await openFile('bom.json', `\ufeff${whole}\r\n`)])).toHaveLength(2);
    expect(await read([await openFile('none.jsonl', '')])).toEqual([]);
    expect(await complaint(() => openFile('none.json', ''))).toMatch(/^none\.json is empty: /);
  });

  it('is no folder, no pipe, and is there', async () => {
    mkdirSync(locate('sub'), { recursive: true });
    expect(await complaint(() => openReportFile(locate('sub')))).toBe(
      'sub is a folder: name the reports in it.',
    );
    expect(await complaint(() => openReportFile(locate('nowhere')))).toBe(
      'nowhere does not exist: name the reports to merge.',
    );
    expect(await complaint(() => openReportFile('/dev/null'))).toMatch(/^\/dev\/null is no plain file: /);
  });
});
