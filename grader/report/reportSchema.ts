import { checkKinds } from '../checks';
import schema from './report.schema.json';

const { definitions } = schema;
const { check } = definitions;
const kind = {
  $comment: 'Written by npm run build, as grader/checks/kinds lists them.',
  enum: checkKinds.map((item) => item.kind),
};

/** JSON schema of a report; the kinds of checks in it are those that are listed. `npm run build` writes it to the file. */
export const reportSchema = {
  ...schema,
  definitions: { ...definitions, check: { ...check, properties: { ...check.properties, kind } } },
};
