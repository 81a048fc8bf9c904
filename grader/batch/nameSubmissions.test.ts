import fc from 'fast-check';
import { nameSubmissions } from './nameSubmissions';

const names = (files: readonly string[]) => nameSubmissions(files).map((item) => item.name);

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
        const named = nameSubmissions(files);
        expect(new Set(named.map((item) => item.name)).size).toBe(files.length);
        expect(nameSubmissions([...files].reverse())).toEqual(named);
      }),
    );
  });
});
