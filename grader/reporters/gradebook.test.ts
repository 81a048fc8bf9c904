import { parse } from 'csv-parse/sync';
import { renderReport } from './testing/renderReport';
import { canvas, csv, moodle } from './gradebook';
import { hiddenOnly, hostile, mixed, perfect, rejected } from './testing/sampleRows';

const rows = [perfect, hiddenOnly, mixed, rejected];

function read(text: string): string[][] {
  return parse(text, { bom: true });
}

describe('canvas', () => {
  it('has the header and the row of possible points that Canvas looks for, then a row a submission', () => {
    const text = renderReport(canvas, rows);
    expect(text.split('\n')[0]).toBe('Student,ID,SIS User ID,SIS Login ID,Section,Initialization');
    expect(text.split('\n')[1]).toBe('    Points Possible,,,,,100');
    expect(read(text).slice(2)).toEqual([
      ['perfect', '', '', 'perfect', '', '20'],
      ['hidden', '', '', 'hidden', '', '10'],
      ['alice', '', '', 'alice', '', '32.5'],
      ['broken', '', '', 'broken', '', '0'],
    ]);
  });
});

describe('moodle', () => {
  it('has the name first, and feedback beside each grade', () => {
    const [header, ...body] = read(renderReport(moodle, rows));
    expect(header).toEqual(['Username', 'Initialization', 'Feedback comments']);
    expect(body.map(([name, grade]) => [name, grade])).toEqual([
      ['perfect', '20'],
      ['hidden', '10'],
      ['alice', '32.5'],
      ['broken', '0'],
    ]);
    expect(body[0]?.[2]).toBe('20 of 20 points. Every check passes, the hidden ones too.');
    expect(body[1]?.[2]).toBe(
      '10 of 20 points. [initializeParametersZeros: failed, 10/20] values-hidden-1 (−10): A hidden case has other values than it should. Hint: Hint of values-hidden-1.',
    );
    expect(body[2]?.[2]).toMatch(
      /^32\.5 of 70 points\. \[initializeParametersRandom: threw, 0\/20\] cell 4, line 8: .* \[initializeParametersHe: failed, 12\.5\/30\] cell 5: You divided/,
    );
    expect(body[3]?.[2]).toBe('0 of 60 points. broken.ipynb is no JSON: line 3 ends too early');
  });
});

describe('csv', () => {
  it('has one row a submission with everything, for Excel too', () => {
    const text = renderReport(csv, rows);
    expect(text.startsWith('\ufeffStudent,')).toBe(true);
    const records: Record<string, string>[] = parse(text, { bom: true, columns: true });
    expect(records).toHaveLength(4);
    expect(records[2]).toMatchObject({
      Student: 'alice',
      ID: '',
      'SIS User ID': '',
      'SIS Login ID': 'alice',
      Section: '',
      Username: 'alice',
      Initialization: '32.5',
      'Max points': '70',
      Status: 'graded',
      File: 'class/alice.ipynb',
      'initializeParametersZeros verdict': 'passed',
      'initializeParametersZeros points': '20',
      'initializeParametersRandom verdict': 'threw',
      'initializeParametersRandom points': '0',
      'initializeParametersHe verdict': 'failed',
      'initializeParametersHe points': '12.5',
      Misconceptions: 'xavier-scaling',
    });
    expect(records[3]).toMatchObject({ Status: 'rejected', 'initializeParametersHe verdict': '' });
  });
});

it.each([
  ['csv', csv, 1],
  ['canvas', canvas, 2],
  ['moodle', moodle, 1],
])('%s holds hostile text in its cells, and no formula', (_, format, heads) => {
  const text = renderReport(format, [hostile]);
  const lines = text.trimEnd().split(/\r\n|[\r\n]/);
  expect(lines).toHaveLength(heads + 1);
  const body = read(text).slice(heads).flat();
  expect(body[0]).toMatch(/^'=x\(\) a \| b/);
  for (const cell of body) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
});

it('an empty batch has its headers', () => {
  expect(read(renderReport(canvas, []))).toHaveLength(2);
  expect(read(renderReport(csv, []))).toHaveLength(1);
});
