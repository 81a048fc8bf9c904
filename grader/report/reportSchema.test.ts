import schema from './report.schema.json';
import { reportSchema } from './reportSchema';

it('the file that the README links is what the grader validates with: npm run build writes it', () => {
  expect(schema).toEqual(reportSchema);
});
