import fc from 'fast-check';
import { createPageNamer } from './nameStudentPages';

const nameAll = (names: readonly string[]) => names.map(createPageNamer());

describe('createPageNamer', () => {
  it.each([
    ['alice', 'students/alice.html'],
    ['student-07', 'students/student-07.html'],
  ])('%s, a slug already, is %s', (name, path) => expect(nameAll([name])).toEqual([path]));

  it.each([
    ['Alice', /^students\/alice-[0-9a-f]{8}\.html$/],
    ['../../etc/passwd', /^students\/etc-passwd-[0-9a-f]{8}\.html$/],
    ['José Ñandú', /^students\/jose-nandu-[0-9a-f]{8}\.html$/],
    ['王小明', /^students\/student-[0-9a-f]{8}\.html$/],
    ['', /^students\/student-[0-9a-f]{8}\.html$/],
    ['con', /^students\/con-[0-9a-f]{8}\.html$/],
    ['x'.repeat(300), /^students\/x{60}-[0-9a-f]{8}\.html$/],
  ])('%j is readable as far as it can be', (name, path) => expect(nameAll([name])[0]).toMatch(path));

  it('keeps names apart that differ in case only, and one that is spelled like the slug of another', () => {
    const [path = ''] = nameAll(['Bob']);
    const slug = path.slice('students/'.length, -'.html'.length);
    expect(new Set(nameAll(['bob', 'BOB', 'Bob', slug])).size).toBe(4);
  });

  it('gives paths every file system takes, unique in a batch, the same each time', () => {
    const part = fc.constantFrom('a', 'A', 'é', '-', '/', '..', ' ', '\u202e', '\ud800', '王', '2', '<b>');
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(part, { maxLength: 6 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 40 }), (names) => {
        const paths = nameAll(names);
        for (const path of paths) {
          expect(path).toMatch(/^students\/[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.html$/);
          expect(path.length).toBeLessThan(100);
        }
        expect(new Set(paths).size).toBe(names.length);
        expect(nameAll(names)).toEqual(paths);
      }),
    );
  });

  it('gives a name the same path whoever else is in the batch', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (name) => {
        expect(nameAll(['other', name])[1]).toBe(
          name === 'other' ? 'students/other-2.html' : nameAll([name])[0],
        );
      }),
    );
  });
});
