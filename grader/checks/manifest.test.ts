import { checkKinds, findKind } from './kinds';
import { checkSchema, completeCheck } from './manifest';

const bare = (kind: string) => ({ id: 'c', kind, points: 1, hint: 'h' });

it('the schema has an entry for each kind that is listed, in that order, and asks for what has no default', () => {
  expect(checkSchema.oneOf).toEqual(
    checkKinds.map(({ kind, fields, defaults }) => {
      const own = Object.keys(fields);
      return expect.objectContaining({
        required: ['id', 'kind', 'points', 'hint', ...own.filter((field) => !(field in defaults))],
        properties: expect.objectContaining({ kind: { const: kind }, ...fields }) as unknown,
      }) as unknown;
    }),
  );
});

it('no two kinds have one name', () => {
  expect(new Set(checkKinds.map(({ kind }) => kind)).size).toBe(checkKinds.length);
});

it.each(checkKinds.map(({ kind, defaults }) => [kind, defaults]))(
  'what an entry of %s leaves out is filled in, and what it says is kept',
  (kind, defaults) => {
    expect(completeCheck(bare(kind))).toEqual({ ...bare(kind), ...defaults });
    const told = Object.fromEntries(Object.keys(defaults).map((field) => [field, 0]));
    expect(completeCheck({ ...bare(kind), ...told })).toEqual({ ...bare(kind), ...told });
  },
);

it('a kind that is not listed is the fault of whoever made the check', () => {
  expect(() => findKind(bare('shape'))).toThrow('check c is of the kind shape, which is not listed');
});
