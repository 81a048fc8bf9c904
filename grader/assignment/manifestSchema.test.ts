import schema from './assignment.schema.json';
import { manifestSchema } from './manifestSchema';

it('the file is what manifests are validated with: npm run build writes it', () => {
  expect(schema).toEqual(manifestSchema);
});
