import Ajv from 'ajv';
import type { SubmissionReport } from '../domain';
import { reportSchema } from './reportSchema';

/** @throws Error when a row breaks the report's schema: a fault of the grader */
export function validateRow(row: SubmissionReport): SubmissionReport {
  const fault = findRowFault(row);
  if (fault === null) return row;
  throw new Error(`the row of ${row.submission} breaks the report's schema at ${fault}`);
}

/** Where something read breaks the schema of a row, and how; null where it is one. */
export function findRowFault(value: unknown): string | null {
  const validate = (compiled ??= new Ajv().compile({
    $ref: '#/definitions/submission',
    definitions: reportSchema.definitions,
  }));
  if (validate(value)) return null;
  const error = validate.errors?.[0];
  return `${error?.instancePath ?? '?'}: ${error?.message ?? '?'}`;
}

let compiled: ReturnType<Ajv['compile']> | undefined;
