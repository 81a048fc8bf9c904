import Ajv from 'ajv';
import type { SubmissionReport } from '../domain';
import schema from './report.schema.json';

/** @throws Error when a row breaks the report's schema: a fault of the grader */
export function validateRow(row: SubmissionReport): SubmissionReport {
  const validate = (compiled ??= new Ajv().compile({
    $ref: '#/definitions/submission',
    definitions: schema.definitions,
  }));
  if (validate(row)) return row;
  const error = validate.errors?.[0];
  throw new Error(
    `the row of ${row.submission} breaks the report's schema at ${error?.instancePath ?? '?'}: ${error?.message ?? '?'}`,
  );
}

let compiled: ReturnType<Ajv['compile']> | undefined;
