import { createSandbox } from '.';
import { outcome, program, request } from './testing/trial';
import { walkRealm } from './testing/walkRealm';

jest.setTimeout(60_000);

const sandbox = createSandbox({ isolation: 'process', spares: 1 });
afterAll(() => sandbox.close());

it('everything that programs share is locked, whatever this version of Node has', async () => {
  const [result] = await sandbox.run(request([program(walkRealm)], { milliseconds: 30_000 }));
  const found = outcome(result) as Readonly<Record<'shared' | 'called' | 'kinds', number>>;
  expect(found).toMatchObject({ problems: [] });
  expect(found.shared).toBeGreaterThan(1_000);
  expect(found.called).toBeGreaterThan(1_000);
  expect(found.kinds).toBeGreaterThan(40);
});
