import { PLAIN, type PackedFile } from './packFiles';
import { makeRecord, readRecord, RECORD_PATH, type ReleaseRecord, writeRecord } from './studentFolderRecord';
import { planUpdate } from './updateFolder';

const NOTEBOOK = 'notebooks/a/A.ipynb';
type Folder = Readonly<Record<string, string>>;

const notebook = (source: string) =>
  JSON.stringify({
    cells: [{ cell_type: 'code', id: 'f', metadata: { grader: { function: 'f' } }, outputs: [], source }],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
const first: Folder = {
  [NOTEBOOK]: notebook('stub'),
  'README.md': 'one\ntwo\n',
  'package.json': '{"v":1}',
  'vendor/grader-1.tgz': 'tarball 1',
};

describe('a folder is brought up to a new release', () => {
  test('what nobody touched is replaced, added or removed; the record comes last', () => {
    const next = {
      ...first,
      'README.md': 'new',
      'vendor/grader-2.tgz': 'tarball 2',
      'package.json': '{"v":2}',
    };
    delete (next as Record<string, string>)['vendor/grader-1.tgz'];
    const { folder, plan } = update(first, next);
    expect(folder).toEqual({ ...next, [RECORD_PATH]: expect.any(String) as string });
    expect(plan.writes.at(-1)?.path).toBe(RECORD_PATH);
    expect(plan).toMatchObject({ removes: ['vendor/grader-1.tgz'], notes: [] });
  });

  test('what the student changed stays, and the new version is put beside it once', () => {
    const mine = { ...first, 'README.md': 'my notes' };
    const next = { ...first, 'README.md': 'new' };
    const { folder, plan, record } = update(mine, next);
    expect(folder).toMatchObject({ 'README.md': 'my notes', 'README.md.new': 'new' });
    expect(plan.notes).toEqual([
      'README.md is kept as it was changed; the new version is beside it, README.md.new.',
    ]);
    const again = update(folder, next, record);
    expect(again.plan).toEqual({ writes: [], removes: [], notes: [] });
    const third = update(again.folder, { ...next, 'README.md': 'newest' }, again.record);
    expect(third.folder).toMatchObject({ 'README.md': 'my notes', 'README.md.new': 'newest' });
  });

  test('a version beside it that the student wrote in stays too', () => {
    const { folder, record } = update({ ...first, 'README.md': 'mine' }, { ...first, 'README.md': 'new' });
    const edited = { ...folder, 'README.md.new': 'mine as well' };
    const third = update(edited, { ...first, 'README.md': 'newest' }, record);
    expect(third.folder).toMatchObject({
      'README.md': 'mine',
      'README.md.new': 'mine as well',
      'README.md.new2': 'newest',
    });
  });

  test('a changed file that the release leaves as it was needs no word', () => {
    const { plan } = update(
      { ...first, 'README.md': 'my notes' },
      { ...first, [NOTEBOOK]: notebook('stub 2') },
    );
    expect(plan).toMatchObject({ notes: [], removes: [] });
    expect(plan.writes.map(({ path }) => path)).toEqual([NOTEBOOK, RECORD_PATH]);
  });

  test('line ends that git changed are no change of the student’s', () => {
    const { folder, plan } = update(
      { ...first, 'README.md': 'one\r\ntwo\r\n' },
      { ...first, 'README.md': 'new' },
    );
    expect(folder['README.md']).toBe('new');
    expect(plan.notes).toEqual([]);
  });

  test('a package.json of the student’s keeps the tarball that it names', () => {
    const mine = { ...first, 'package.json': '{"v":1,"mine":true}' };
    const next = {
      [NOTEBOOK]: notebook('stub'),
      'README.md': first['README.md'] ?? '',
      'package.json': '{"v":2}',
      'vendor/grader-2.tgz': 'tarball 2',
    };
    const { folder, record, plan } = update(mine, next);
    expect(folder).toMatchObject({
      ...mine,
      ...next,
      'package.json': mine['package.json'],
      'package.json.new': '{"v":2}',
    });
    expect(plan.removes).toEqual([]);
    const merged = update({ ...folder, 'package.json': '{"v":2}' }, next, record);
    expect(merged.plan.removes).toEqual(['vendor/grader-1.tgz']);
  });

  test('a changed cell stays, and the new notebook is beside it where it has something newer', () => {
    const { folder, plan } = update(
      { ...first, [NOTEBOOK]: notebook('mine') },
      { ...first, [NOTEBOOK]: notebook('stub 2') },
    );
    expect(folder[NOTEBOOK]).toBe(notebook('mine'));
    expect(folder[`${NOTEBOOK}.new`]).toBe(notebook('stub 2'));
    expect(plan.notes).toEqual([
      `${NOTEBOOK}: cell 1 (f) is kept as it was changed; the new version is in ${NOTEBOOK}.new.`,
    ]);
  });

  test('a notebook that cannot be read is left as it is', () => {
    const { folder, plan } = update({ ...first, [NOTEBOOK]: '<<<<<<< HEAD' }, first);
    expect(folder[NOTEBOOK]).toBe('<<<<<<< HEAD');
    expect(folder[`${NOTEBOOK}.new`]).toBe(first[NOTEBOOK]);
    expect(plan.notes[0]).toMatch(/is no notebook that can be read/);
  });

  test('what is gone is there again', () => {
    const { folder } = update({ 'package.json': first['package.json'] ?? '' }, first);
    expect(folder).toMatchObject(first);
  });

  test('an update that was cut short is finished by the next', () => {
    const next = { ...first, 'README.md': 'new', [NOTEBOOK]: notebook('stub 2') };
    const { folder } = update({ ...first, [NOTEBOOK]: notebook('stub 2') }, next);
    expect(folder).toMatchObject(next);
  });

  test('a record that leads out of the folder removes nothing there', () => {
    const outside = {
      '../a.txt': 'x',
      '/a.txt': 'x',
      'b/../../a.txt': 'x',
      '..\\a.txt': 'x',
      'C:\\a.txt': 'x',
    };
    const { plan } = update({ ...first, ...outside }, first, recordOf({ ...first, ...outside }));
    expect(plan.removes).toEqual([]);
    expect(plan.notes).toEqual(
      Object.keys(outside).map(
        (path) => `${RECORD_PATH} names ${path}, which does not lie in this folder, and is left alone.`,
      ),
    );
  });

  test('what is a link, or lies behind one, is neither read, written nor removed, and told', () => {
    const next = { ...first, 'README.md': 'new', 'package.json': '{"v":2}', [NOTEBOOK]: notebook('stub 2') };
    delete (next as Record<string, string>)['vendor/grader-1.tgz'];
    const links = ['README.md', 'vendor/grader-1.tgz', NOTEBOOK];
    const { plan, record } = update(first, next, recordOf(first), links);
    expect(plan.writes.map(({ path }) => path)).toEqual(['package.json', RECORD_PATH]);
    expect(plan.removes).toEqual([]);
    expect(plan.notes).toEqual([
      expect.stringMatching(
        /^notebooks\/a\/A\.ipynb is a link or lies behind one, .*nothing is written there/,
      ),
      expect.stringMatching(/^README\.md is a link or lies behind one, .*run the same command again\.$/),
      'vendor/grader-1.tgz is no longer part of the release; it is a link or lies behind one, and is left alone.',
    ]);
    // Nothing was brought up to date there, so that the next run has it to do.
    expect(update(first, next, record).folder).toMatchObject({
      'README.md': 'new',
      [NOTEBOOK]: expect.stringContaining('stub 2') as string,
    });
  });

  test('nothing is put beside a file where a link stands', () => {
    const mine = { ...first, 'README.md': 'mine', 'README.md.new': 'elsewhere' };
    const { plan } = update(mine, { ...first, 'README.md': 'new' }, recordOf(first), ['README.md.new']);
    expect(plan.writes.map(({ path }) => path)).toEqual(['README.md.new2', RECORD_PATH]);
  });
});

test('a record is read back; what is none is null', () => {
  const record = recordOf(first);
  expect(readRecord(writeRecord(record))).toEqual(record);
  for (const text of [
    '',
    '{',
    '[]',
    '{"schemaVersion":1}',
    '{"schemaVersion":2,"assignment":"a","files":{},"cells":[]}',
  ])
    expect(readRecord(text)).toBeNull();
});

/** @param links paths of the folder that are links */
function update(
  current: Folder,
  next: Folder,
  record: ReleaseRecord = recordOf(first),
  links: readonly string[] = [],
) {
  const plan = planUpdate(filesOf(next), record, {
    read(path) {
      if (links.includes(path)) throw new Error(`${path} is a link, and was read`);
      const text = current[path];
      return text === undefined ? null : Buffer.from(text);
    },
    look: (path) => (links.includes(path) ? 'link' : current[path] === undefined ? 'missing' : 'file'),
  });
  const written = plan.writes.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()] as const);
  const folder = Object.fromEntries(
    [...Object.entries(current), ...written].filter(([path]) => !plan.removes.includes(path)),
  );
  return { plan, folder, record: readRecord(folder[RECORD_PATH] ?? '') ?? record };
}

function filesOf(folder: Folder): readonly PackedFile[] {
  return Object.entries(folder).map(([path, text]) => ({ path, bytes: Buffer.from(text), mode: PLAIN }));
}

function recordOf(folder: Folder): ReleaseRecord {
  return makeRecord('a', NOTEBOOK, filesOf(folder));
}
