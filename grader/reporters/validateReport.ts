import Ajv from 'ajv';
import type { Report } from '../domain';
import schema from './report.schema.json';

/** @throws Error when a report breaks its own schema: a fault of the grader */
export function validateReport(report: Report): Report {
  const validate = (compiled ??= new Ajv().compile(schema));
  if (validate(report)) return report;
  const error = validate.errors?.[0];
  throw new Error(`the report breaks its schema at ${error?.instancePath ?? '?'}: ${error?.message ?? '?'}`);
}

let compiled: ReturnType<Ajv['compile']> | undefined;
