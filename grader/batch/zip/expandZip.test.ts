import { writeFileSync } from 'node:fs';
import { UsageError } from '../../utils/usageError';
import { createGenericTest } from '../owners/genericNames';
import { nameSubmissions } from '../nameSubmissions';
import { expandZip } from './expandZip';
import { makeZip, toZip64 } from './testing/makeZip';
import { good, notebook, readRows } from './testing/readRows';
import { useZip } from './testing/useZip';

let zip: string;
useZip((paths) => ({ zip } = paths));

const isGeneric = createGenericTest(['Initialization']);
const read = (bytes: Buffer) => readRows(zip, bytes);

describe('what a zip holds', () => {
  it('is its notebooks, packed or not, without what packers and editors leave', async () => {
    const rows = await read(
      makeZip([
        notebook('class/bob.ipynb'),
        notebook('class/alice.ipynb', { method: 0 }),
        { path: 'class/' },
        { path: 'class/notes.txt' },
        notebook('__MACOSX/class/._bob.ipynb'),
        notebook('class/._bob.ipynb'),
        notebook('class/.ipynb_checkpoints/bob-checkpoint.ipynb'),
      ]),
    );
    expect(rows).toEqual({ alice: good, bob: good });
  });

  it('stands in the report under the zip, with the time it bears', async () => {
    writeFileSync(zip, makeZip([notebook('class\\bob.ipynb')]));
    expect(await expandZip(zip, isGeneric)).toMatchObject([
      {
        file: `${zip}/class/bob.ipynb`,
        handIn: { kind: 'local', clock: '2026-11-24T10:08:00', from: 'zip-entry' },
      },
    ]);
  });

  it('is read in the large form too', async () => {
    expect(await read(toZip64(makeZip([notebook('a.ipynb')])))).toEqual({ a: good });
  });

  it('has names in whatever alphabet the packer wrote', async () => {
    const rows = await read(
      makeZip([
        notebook('Émile.ipynb', { flags: 0 }),
        notebook('', { path: Buffer.from([0x80, 0x2e, 0x69, 0x70, 0x79, 0x6e, 0x62]), flags: 0 }),
      ]),
    );
    expect(Object.keys(rows)).toEqual(['Ç', 'Émile']);
  });

  it('counts zips in it, one level down', async () => {
    const inner = makeZip([notebook('hw.ipynb'), { path: 'notes.txt' }]);
    const deeper = makeZip([{ path: 'hw.zip', content: inner }]);
    expect(
      await read(
        makeZip([
          { path: 'ada_1_2_hw.zip', content: inner },
          { path: 'bob_3_4_hw.zip', content: deeper },
          { path: 'eve_5_6_hw.zip', content: 'no zip' },
          {
            path: 'kim_7_8_hw.zip',
            content: makeZip(Array.from({ length: 21 }, (_, n) => notebook(`${n}.ipynb`))),
          },
          { path: 'zoe_9_9_hw.zip', content: makeZip([notebook('../hw.ipynb'), notebook('hw.ipynb')]) },
        ]),
      ),
    ).toEqual({
      ada: good,
      bob: 'is a zip that holds no notebook: zip the .ipynb itself',
      eve: 'is no zip archive, or one that is cut off: download or zip it again',
      kim: 'is a zip of 21 notebooks: hand in the one that is asked for',
      'zoe/../hw': 'has a path that leads out of the zip, and was not read: zip it again under a plain name',
      'zoe/hw.zip/hw': good,
    });
  });

  it('of an export, shows what students handed in instead of a notebook', async () => {
    const wrong = { path: 'bob_3_4_essay.pdf', content: '%PDF-1.7' };
    expect(await read(makeZip([notebook('ada_1_2_hw.ipynb'), wrong]))).toEqual({ ada: good, bob: '8 bytes' });
    // A file without an owner: so this is no export, and files that are no notebooks are left out.
    const rows = await read(makeZip([notebook('ada_1_2_hw.ipynb'), wrong, { path: 'notes.txt' }]));
    expect(Object.keys(rows)).toEqual(['ada_1_2_hw']);
  });
});

describe('a Gradescope export', () => {
  const metadata = [
    'submission_1:',
    '  :submitters:',
    "  - :name: Ada Lovelace\n    :sid: '007'",
    '  :created_at: 2026-10-02 00:12:35.349541000 Z',
  ].join('\n');

  it('is named by its metadata', async () => {
    writeFileSync(
      zip,
      makeZip([
        { path: 'assignment_5_export/submission_metadata.yml', content: metadata },
        notebook('assignment_5_export/submission_1/hw.ipynb'),
        notebook('assignment_5_export/submission_2/hw.ipynb'),
      ]),
    );
    expect(nameSubmissions(await expandZip(zip, isGeneric))).toMatchObject([
      {
        name: 'Ada Lovelace',
        owners: [
          { source: 'gradescope', name: 'Ada Lovelace', identifiers: [{ kind: 'sis-id', value: '007' }] },
        ],
        handIn: { kind: 'time', at: new Date('2026-10-02T00:12:35.349Z'), from: 'gradescope' },
      },
      { name: 'submission_2', owners: [] },
    ]);
  });

  it('says where its metadata are no YAML', async () => {
    writeFileSync(
      zip,
      makeZip([{ path: 'submission_metadata.yml', content: 'submission_1:\n  :submitters: [' }]),
    );
    await expect(expandZip(zip, isGeneric)).rejects.toThrow(UsageError);
    await expect(expandZip(zip, isGeneric)).rejects.toThrow(
      /class\.zip\/submission_metadata\.yml is no YAML/,
    );
  });
});
