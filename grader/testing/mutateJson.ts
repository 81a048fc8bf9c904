import fc from 'fast-check';

/** One change of a text that was good JSON; `at` values from 0 to 1 say where. */
type Edit =
  | { readonly kind: 'delete'; readonly at: number }
  | { readonly kind: 'replace'; readonly at: number; readonly value: unknown }
  | { readonly kind: 'wrap'; readonly at: number; readonly depth: number; readonly list: boolean }
  | { readonly kind: 'rename'; readonly at: number; readonly key: string }
  | { readonly kind: 'repeat'; readonly at: number; readonly times: number };

/** Texts that stand for what no value can be turned into. */
const markers: Readonly<Record<string, string>> = {
  '"@proto"': '"__proto__"',
  '"@infinite"': '1e999',
  '"@deep"': `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  '"@deeper"': `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  '"@twice"': '{"kind":"shapes","kind":"values","id":1,"id":2}',
};

type Parent = Record<string, unknown> | unknown[];

const awkwardValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 53,
  1e-320,
  '',
  '0',
  'constructor',
  [],
  {},
  [[]],
  '@proto',
  '@infinite',
  '@deep',
  '@deeper',
  '@twice',
  '\ud800',
  '\u0000',
  '\u202e',
  '../../etc/passwd',
  'x'.repeat(100_000),
  { length: 1e9 },
];
const awkwardKeys = ['__proto__', 'constructor', 'toString', 'length', '', 'kind', 'id', 'cells', '\ud800'];

const at = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('delete' as const), at }),
  fc.record({
    kind: fc.constant('replace' as const),
    at,
    value: fc.oneof(fc.constantFrom(...awkwardValues), fc.jsonValue()),
  }),
  fc.record({
    kind: fc.constant('wrap' as const),
    at,
    depth: fc.constantFrom(1, 2, 60),
    list: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('rename' as const), at, key: fc.constantFrom(...awkwardKeys) }),
  fc.record({ kind: fc.constant('repeat' as const), at, times: fc.constantFrom(2, 300) }),
);

const byteEdit = fc.record({ at, drop: fc.nat(40), put: fc.uint8Array({ maxLength: 6 }) });

/** A good JSON text, damaged in its structure; it is still JSON. */
export function damagedStructure(text: string): fc.Arbitrary<string> {
  return fc.array(edit, { minLength: 1, maxLength: 4 }).map((edits) => {
    const json = edits.reduce<unknown>((changed: unknown, item) => apply(changed, item), JSON.parse(text));
    return JSON.stringify(json).replaceAll(/"@\w+"/g, (marker) => markers[marker] ?? marker);
  });
}

/** A good text with bytes changed, cut out or put in, or cut off. */
export function damagedBytes(text: string): fc.Arbitrary<Uint8Array> {
  const bytes = Buffer.from(text);
  const edited = fc
    .array(byteEdit, { minLength: 1, maxLength: 4 })
    .map((edits) =>
      edits.reduce<Buffer>(
        (all, item) =>
          Buffer.concat([
            all.subarray(0, item.at * all.length),
            item.put,
            all.subarray(item.at * all.length + item.drop),
          ]),
        bytes,
      ),
    );
  return fc.oneof(
    { weight: 4, arbitrary: edited },
    { weight: 1, arbitrary: at.map((end) => bytes.subarray(0, end * bytes.length)) },
  );
}

function apply(json: unknown, change: Edit): unknown {
  const places = listPlaces(json);
  const place = places[Math.floor(change.at * places.length)];
  if (place === undefined) return json;
  const [parent, key] = place;
  const holder = parent as Record<string, unknown>;
  const value = holder[key];
  switch (change.kind) {
    case 'delete':
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else Reflect.deleteProperty(parent, key);
      break;
    case 'replace':
      holder[key] = structuredClone(change.value);
      break;
    case 'wrap':
      for (let i = 0; i < change.depth; i++)
        holder[key] = change.list ? [holder[key]] : { [key]: holder[key] };
      break;
    case 'rename':
      if (Array.isArray(parent)) break;
      Reflect.deleteProperty(parent, key);
      holder[change.key === '__proto__' ? '@proto' : change.key] = value;
      break;
    case 'repeat':
      // Repeats of repeats would outgrow any text.
      holder[key] = Array.from({ length: typeof value === 'object' ? 2 : change.times }, () => value);
  }
  return json;
}

/** Each value inside, by the list or object that holds it. What is deeper than real files go is left alone. */
function listPlaces(json: unknown, depth = 0): (readonly [parent: Parent, key: string])[] {
  if (typeof json !== 'object' || json === null || depth > 12) return [];
  const parent = json as Parent;
  return Object.entries(parent).flatMap(([key, value]) => [
    [parent, key] as const,
    ...listPlaces(value, depth + 1),
  ]);
}
