import { UsageError } from '../../utils/usageError';
import { parseStudentPattern } from './studentPattern';

const read = (pattern: string, path: string) => {
  const owner = parseStudentPattern(pattern)(path);
  return owner && [owner.name, ...owner.identifiers.map(({ kind, value }) => `${kind} ${value}`)];
};

describe('parseStudentPattern', () => {
  it('reads whose a path is, from its end', () => {
    const path = 'course/class/Section 2/ada/Initialization.ipynb';
    expect(read('class/{section}/{student}/*.ipynb', path)).toEqual(['ada', 'named ada']);
    expect(read('./{student}/*', path)).toEqual(['ada', 'named ada']);
    expect(read('class/**/{login}/*.ipynb', path)).toEqual([null, 'login ada']);
    expect(read('lass/{section}/{student}/*.ipynb', path)).toBeNull();
    expect(read('class/{student}/*.ipynb', path)).toBeNull();
  });

  it('reads parts of a file name, and takes signs as they are', () => {
    expect(read('{name} ({sis}).ipynb', 'x/Ada Lovelace (007).ipynb')).toEqual([
      'Ada Lovelace',
      'sis-id 007',
    ]);
    expect(read('{id}_{any}_{any}.ipynb', '11_a_b.ipynb')).toEqual([null, 'lms-id 11']);
    expect(read('{email}.ipynb', 'ada@x.org.ipynb')).toEqual([null, 'email ada@x.org']);
    expect(read('a+b/{student}.ipynb', 'aab/x.ipynb')).toBeNull();
  });

  it.each([
    ['*.ipynb', /names nobody/],
    ['{section}/*.ipynb', /names nobody/],
    ['{students}/*.ipynb', /has the part \{students\}; there are \{student\}, \{id\}/],
    ['{student}/{student}.ipynb', /has \{student\} twice/],
  ])('refuses %s', (pattern, sentence) => {
    expect(() => parseStudentPattern(pattern)).toThrow(sentence);
    expect(() => parseStudentPattern(pattern)).toThrow(UsageError);
  });
});
