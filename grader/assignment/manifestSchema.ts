import { checkSchema } from '../checks';
import schema from './assignment.schema.json';

/** JSON schema of `assignment.json`; what it says of checks is what their kinds say. `npm run build` writes it to the file. */
export const manifestSchema = {
  ...schema,
  definitions: { ...schema.definitions, check: checkSchema },
};
