import fc from 'fast-check';
import { parseRoster } from './parseRoster';
import { RosterError } from './rosterError';

const read = (text: string) => parseRoster(Buffer.from(text), 'roster.csv');
const shown = (text: string) => read(text).map((person) => Object.values(person).join('|'));

describe('parseRoster', () => {
  it("reads Canvas's export, without what is no student", () => {
    const text = [
      'Student,ID,SIS User ID,SIS Login ID,Section,Initialization (123),Final Score',
      '    Points Possible,,,,,100,(read only)',
      '"Lovelace, Ada",17,S1,ada,"CS, 1",70,',
      '"Student, Test",99,,abc,CS 1,,',
      '',
    ].join('\r\n');
    expect(shown(text)).toEqual(['Lovelace, Ada|17|S1|ada||CS, 1']);
  });

  it("reads Moodle's participants", () => {
    const text =
      '\ufeffFirst name,Last name,ID number,Email address,Groups\nAda,Lovelace,S1,ada@example.org,"a, b"\n';
    expect(shown(text)).toEqual(['Ada Lovelace||S1||ada@example.org|a, b']);
  });

  it('reads plain headers, with semicolons or tabs, and lines of nothing', () => {
    expect(shown('name;email\n"Ada; Lovelace";ada@example.org\n;\n')).toEqual([
      'Ada; Lovelace||||ada@example.org|',
    ]);
    expect(shown('E-Mail\tNAME \n a@b.example \tAda\n')).toEqual(['Ada||||a@b.example|']);
  });

  it('keeps what looks like SQL, a formula or a prototype as the text it is', () => {
    expect(shown(`name,login\n"=cmd()'; DROP TABLE x; --",__proto__\n`)).toEqual([
      "=cmd()'; DROP TABLE x; --|||__proto__||",
    ]);
  });

  it.each([
    ['', /names nobody/],
    ['a,b\n1,2\n', /first line must hold headers such as name, email, id or login/],
    ['section\nCS\n', /names nobody/],
    ['name,email\n,\n', /has a header and nobody under it/],
    ['name,login\nAda,x\nBob,y\nEve,X\n', /lines 2 and 4 are two people with one login/],
    ['name\n"Ada\n', /no CSV that can be read: .*quote/i],
  ])('%j is refused in one sentence', (text, message) => {
    expect(() => read(text)).toThrow(RosterError);
    expect(() => read(text)).toThrow(message);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => parseRoster(Buffer.from('name\nÉmile\n', 'latin1'), 'r.csv')).toThrow(
      /^r\.csv is not UTF-8/,
    );
  });

  it('answers any bytes with people or a RosterError', () => {
    const noise = fc.oneof(
      fc.uint8Array(),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(`name,email,id\n${text}`)),
    );
    fc.assert(
      fc.property(noise, (bytes) => {
        try {
          expect(parseRoster(bytes, 'r.csv').length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(RosterError);
        }
      }),
    );
  });
});
