import { findRoot, recogniseOwner } from './recogniseOwner';

const owner = (path: string, root = '') => {
  const found = recogniseOwner(path, root);
  return found && [found.name, found.id, found.path];
};

describe('recogniseOwner', () => {
  it.each([
    ['lovelaceada_340934_208490284_hw.ipynb', ['lovelaceada', '340934', 'hw.ipynb']],
    ['lovelaceada_LATE_340934_208490284_hw-1.ipynb', ['lovelaceada', '340934', 'hw-1.ipynb']],
    ['de_la_cruz_LATE_1_2_my_hw_3_4_x.ipynb', ['de_la_cruz', '1', 'my_hw_3_4_x.ipynb']],
    ['ñandúémile_1_2_hw.ipynb', ['ñandúémile', '1', 'hw.ipynb']],
    ['anon_aB3xY_208490284_hw.ipynb', ['anon_aB3xY', 'aB3xY', 'hw.ipynb']],
    ['LATE_anon_aB3xY_208490284_hw.ipynb', ['anon_aB3xY', 'aB3xY', 'hw.ipynb']],
  ])('reads Canvas: %s', (path, expected) => {
    expect(owner(path)).toEqual(expected);
    expect(owner(`submissions/${path}`, 'submissions/')).toEqual(expected);
  });

  it.each([
    ['Ada Lovelace_12345_assignsubmission_file_/hw.ipynb', ['Ada Lovelace', '12345', 'hw.ipynb']],
    ['Ada Lovelace_12345_assignsubmission_file/a/hw.ipynb', ['Ada Lovelace', '12345', 'a/hw.ipynb']],
    ['Ada Lovelace_12345_assignsubmission_file_hw.ipynb', ['Ada Lovelace', '12345', 'hw.ipynb']],
    ['x/Ada_1_assignsubmission_file_/hw.ipynb', ['Ada', '1', 'hw.ipynb']],
    ['Default group_assignsubmission_file_/hw.ipynb', ['Default group', '', 'hw.ipynb']],
    [
      "E\u0301mile O'Neil_1_assignsubmission_onlinetext/onlinetext.html",
      ["Émile O'Neil", '1', 'onlinetext.html'],
    ],
  ])('reads Moodle: %s', (path, expected) => {
    expect(owner(path)).toEqual(expected);
  });

  it('is not taken in by what a student calls a file', () => {
    expect(owner('ada_1_2_bob_LATE_3_4_hw.ipynb')?.[0]).toBe('ada');
    expect(owner('Ada_1_assignsubmission_file_Bob_2_assignsubmission_file_hw.ipynb')?.[0]).toBe('Ada');
    expect(owner('Ada_1_assignsubmission_file_/Bob_2_assignsubmission_file_/hw.ipynb')?.[0]).toBe('Ada');
  });

  it('knows nobody by other names', () => {
    for (const path of [
      'hw.ipynb',
      'ada_1_hw.ipynb',
      '_1_2_hw.ipynb',
      'ada/hw_1_2_final.ipynb',
      '1_2_hw.ipynb',
    ])
      expect(owner(path)).toBeNull();
    // So long a name would take the patterns very long.
    expect(owner(`${'_1'.repeat(30_000)}_hw.ipynb`)).toBeNull();
  });
});

it('findRoot finds the one folder that all is in', () => {
  expect(findRoot(['a/x', 'a/b/y'])).toBe('a/');
  expect(findRoot(['a/x', 'ab/y'])).toBe('');
  expect(findRoot(['x'])).toBe('');
  expect(findRoot([])).toBe('');
});
