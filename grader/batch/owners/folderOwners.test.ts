import { findFolderOwners } from './folderOwners';
import { createGenericTest } from './genericNames';

const isGeneric = createGenericTest(['initialization', 'Initialization']);

/** By path: the source and the owner; `-` for nobody. */
const own = (folder: string, ...paths: readonly string[]) =>
  findFolderOwners(paths, folder, isGeneric).map(
    ({ owners: [owner] }) => owner && `${owner.source} ${owner.name ?? ''}`,
  );

describe('whose a file is by its folder', () => {
  it('is the folder’s, whatever lies in it and however deep', () => {
    expect(
      own(
        'submissions',
        'mallory/alice/Initialization.ipynb',
        'mallory/bob.ipynb',
        'mallory/Initialization.ipynb',
        'bob/Initialization.ipynb',
      ),
    ).toEqual(['folder mallory', 'folder mallory', 'folder mallory', 'folder bob']);
  });

  it('is the file’s own name where it lies in no folder', () => {
    expect(own('submissions', 'ada.ipynb', 'bob.ipynb', 'Initialization.ipynb')).toEqual([
      'file ada',
      'file bob',
      undefined,
    ]);
    expect(own('', 'Initialization (1).ipynb', 'hw-2.ipynb', 'Copy of Initialization.ipynb')).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is the folder that was named, where it is a student’s', () => {
    expect(own('Ada Lovelace', 'Initialization.ipynb')).toEqual(['folder Ada Lovelace']);
    expect(own('mallory', 'Initialization.ipynb', 'bob.ipynb', 'alice/Initialization.ipynb')).toEqual([
      'folder mallory',
      'folder mallory',
      'folder mallory',
    ]);
    // A class, in which one file was not renamed.
    expect(own('spring', 'Initialization.ipynb', 'bob.ipynb', 'eve.ipynb')).toEqual([
      undefined,
      'file bob',
      'file eve',
    ]);
  });

  it('is not a folder’s that every course has', () => {
    expect(own('', 'submissions/ada/hw.ipynb', 'submissions/bob.ipynb')).toEqual(['folder ada', 'file bob']);
    expect(own('', 'notebooks/initialization/Initialization.ipynb')).toEqual([undefined]);
  });
});
