import Ajv from 'ajv';
import { renderReport } from './testing/renderReport';
import type { SubmissionReport } from '../domain';
import { gradescope } from './gradescope';
import { hiddenOnly, hostile, mixed, perfect, rejected } from './testing/sampleRows';

const visibility = { enum: ['hidden', 'after_due_date', 'after_published', 'visible'] };
const outputFormat = { enum: ['text', 'html', 'simple_format', 'md', 'ansi'] };

/** Gradescope's results.json as its documentation describes it: gradescope-autograders.readthedocs.io, Specifications. */
const schema = {
  type: 'object',
  additionalProperties: false,
  anyOf: [{ required: ['score'] }, { required: ['tests'] }],
  properties: {
    score: { type: 'number' },
    execution_time: { type: 'number' },
    output: { type: 'string' },
    output_format: outputFormat,
    test_output_format: outputFormat,
    test_name_format: outputFormat,
    visibility,
    stdout_visibility: visibility,
    extra_data: { type: 'object' },
    tests: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          score: { type: 'number' },
          max_score: { type: 'number' },
          status: { enum: ['passed', 'failed'] },
          name: { type: 'string' },
          name_format: outputFormat,
          number: { type: 'string' },
          output: { type: 'string' },
          output_format: outputFormat,
          tags: { type: 'array', items: { type: 'string' } },
          visibility,
          extra_data: { type: 'object' },
        },
      },
    },
    leaderboard: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'value'],
        properties: {
          name: { type: 'string' },
          value: { type: ['number', 'string'] },
          order: { enum: ['asc', 'desc'] },
        },
      },
    },
  },
};

interface Results {
  readonly score: number;
  readonly output: string;
  readonly tests: readonly {
    readonly score: number;
    readonly max_score: number;
    readonly status: string;
    readonly name: string;
    readonly number: string;
    readonly output: string;
    readonly visibility: string;
  }[];
}

function read(row: SubmissionReport): Results {
  return JSON.parse(renderReport(gradescope, [row])) as Results;
}

describe('gradescope', () => {
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema);

  it.each([
    ['perfect', perfect],
    ['hidden', hiddenOnly],
    ['mixed', mixed],
    ['hostile', hostile],
    ['rejected', rejected],
  ])('is a results.json for the %s row, and adds up', (_, row) => {
    const results = read(row);
    expect([validate(results), validate.errors]).toEqual([true, null]);
    expect(results.score).toBe(row.score);
    expect(results.tests.reduce((sum, test) => sum + test.score, 0)).toBeCloseTo(row.score, 9);
    expect(results).toMatchObject({
      stdout_visibility: 'hidden',
      leaderboard: [{ name: 'Score', value: row.score }],
    });
  });

  it('shows hidden checks when grades are published, others at once', () => {
    expect(
      read(mixed).tests.map(({ number, status, score, visibility: seen }) => [number, status, score, seen]),
    ).toEqual([
      ['1.1', 'passed', 10, 'visible'],
      ['1.2', 'passed', 10, 'after_published'],
      ['2.1', 'failed', 0, 'visible'],
      ['2.2', 'failed', 0, 'visible'],
      ['3.1', 'passed', 10, 'visible'],
      ['3.2', 'failed', 0, 'visible'],
      ['3.3', 'failed', 2.5, 'visible'],
    ]);
  });

  it('says why in the first test that a student sees', () => {
    const { tests, output } = read(mixed);
    expect(tests[2]?.output).toBe(
      'cell 4, line 8: initializeParametersRandom threw TypeError: x is not iterable\n| const [a] = x;',
    );
    expect(tests[5]?.output).toBe(
      'cell 5: You divided 1 by the fan-in. Hint: What makes up for a half?\nW1[0][0] is 1; expected 2.\nHint: Hint of values-public-1.',
    );
    expect(output.split('\n')).toEqual([
      'initializeParametersZeros: 1 of 1 public checks pass',
      'initializeParametersRandom: 0 of 2 public checks pass (threw)',
      'initializeParametersHe: 1 of 3 public checks pass (xavier-scaling)',
      'Hidden checks count too; they are shown when grades are published.',
    ]);
  });

  it('says that all passes only where hidden checks pass too, and tells no student early that they do not', () => {
    expect(read(perfect).output).toBe('Every check passes, the hidden ones too.');
    expect(read(hiddenOnly).output).toBe(
      'initializeParametersZeros: 1 of 1 public checks pass\nHidden checks count too; they are shown when grades are published.',
    );
  });

  it('a rejected file has no tests and says why, without its folders', () => {
    expect(read(rejected)).toMatchObject({
      score: 0,
      tests: [],
      output: 'broken.ipynb is no JSON: line 3 ends too early',
    });
  });
});
