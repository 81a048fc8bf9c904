import fc from 'fast-check';
import { findFile } from './found';
import { nameSubmissions } from './nameSubmissions';

const nameFiles = (files: readonly string[]) => nameSubmissions(files.map((file) => findFile(file)));
const names = (files: readonly string[]) => nameFiles(files).map((item) => item.name);

describe('nameSubmissions', () => {
  it('takes the file name where that is enough', () => {
    expect(names(['class/bob.ipynb', 'class/alice.ipynb'])).toEqual(['alice', 'bob']);
  });

  it('puts as much of the folder in front as makes it unique', () => {
    expect(names(['a/x/hw.ipynb', 'b/x/hw.ipynb', 'b/y/hw.ipynb', 'c/other.ipynb'])).toEqual([
      'a/x/hw',
      'b/x/hw',
      'other',
      'y/hw',
    ]);
  });

  it('names the two notebooks of an assignment apart', () => {
    expect(names(['solutions/init/Init.ipynb', 'notebooks/init/Init.ipynb'])).toEqual([
      'notebooks/init/Init',
      'solutions/init/Init',
    ]);
  });

  it('gives different files different names, in an order that the input order does not change', () => {
    const file = fc
      .array(fc.constantFrom('a', 'b', 'hw'), { minLength: 1, maxLength: 4 })
      .map((parts) => `${parts.join('/')}.ipynb`);
    fc.assert(
      fc.property(fc.uniqueArray(file, { maxLength: 12 }), (files) => {
        const named = nameFiles(files);
        expect(new Set(named.map((item) => item.name)).size).toBe(files.length);
        expect(nameFiles([...files].reverse())).toEqual(named);
      }),
    );
  });

  it('tells files apart whose names differ only in what is left out', () => {
    expect(names(['a.ipynb', 'a.IPYNB', 'b/a'])).toEqual(['a.IPYNB', 'a.ipynb', 'b/a']);
  });

  it('calls a notebook after its owner, where that is known', () => {
    const owned = (name: string, id: string, path: string) => ({
      ...findFile(`${name}_${id}_${path}`),
      label: { name, id, path },
    });
    const named = nameSubmissions([
      owned('ada', '1', 'hw.ipynb'),
      owned('bob', '2', 'hw.ipynb'),
      owned('bob', '3', 'hw.ipynb'),
      owned('eve', '4', 'a/hw.ipynb'),
      owned('eve', '4', 'b/hw.ipynb'),
      findFile('zoe.ipynb'),
    ]);
    expect(named.map(({ name }) => name)).toEqual(['ada', 'bob_2', 'bob_3', 'eve/a/hw', 'eve/b/hw', 'zoe']);
  });

  it('leaves a name that is whole to whoever cannot have a longer one', () => {
    const named = nameSubmissions(
      ['hw.ipynb', 'alice/hw.ipynb', 'bob.ipynb'].map((path) => ({
        ...findFile(`class/mallory/${path}`),
        label: { name: 'mallory', id: 'mallory', path },
      })),
    );
    expect(named.map(({ name }) => name)).toEqual(['mallory/alice/hw', 'mallory/bob', 'mallory/hw']);
  });

  it('never gives two the same name, in whatever order they come', () => {
    const text = fc.constantFrom('a', 'b', 'a_1', '1', '../a', 'hw', '');
    const item = fc.record(
      {
        file: fc.string({
          unit: fc.constantFrom('a', '/', '\\', '.ipynb', '_1'),
          minLength: 1,
          maxLength: 6,
        }),
        label: fc.record({ name: text, id: text, path: text }),
      },
      { requiredKeys: ['file'] },
    );
    fc.assert(
      fc.property(fc.uniqueArray(item, { selector: ({ file }) => file, maxLength: 10 }), (sketches) => {
        const items = sketches.map((sketch) => ({ ...findFile(sketch.file), ...sketch }));
        const named = nameSubmissions(items);
        expect(new Set(named.map(({ name }) => name)).size).toBe(items.length);
        expect(nameSubmissions([...items].reverse())).toEqual(named);
      }),
    );
  });

  it('is quick with a path of thousands of folders', () => {
    const deep = 'x/'.repeat(20_000);
    expect(names([`a/${deep}hw.ipynb`, `b/${deep}hw.ipynb`])).toEqual([
      expect.stringMatching(/^a\/(x\/)+x?…[0-9a-f]{12}$/),
      expect.stringMatching(/^b\/(x\/)+x?…[0-9a-f]{12}$/),
    ]);
  });

  it('has room in a table and a gradebook, and is nobody else’s, however long the path is', () => {
    const long = 'é'.repeat(5_000);
    const named = nameSubmissions([
      findFile(`${long}1.ipynb`),
      findFile(`${long}2.ipynb`),
      { ...findFile('a.ipynb'), label: { name: long, id: '1', path: 'a.ipynb' } },
      { ...findFile('b.ipynb'), label: { name: 'x'.repeat(300), id: '1', path: 'b.ipynb' } },
    ]);
    const all = named.map(({ name }) => name);
    expect(Math.max(...all.map((name) => name.length))).toBe(300);
    expect(new Set(all).size).toBe(4);
    expect(all).toContain('x'.repeat(300));
  });
});
