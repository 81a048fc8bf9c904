import type { FoundHandIn } from '../../domain';
import { findRoot, recogniseDownload } from './recogniseDownload';

/** By path: source, identifiers, name, group, what is known of the time, the own path. */
const read = (...paths: readonly string[]) =>
  recogniseDownload(paths)?.map(({ identity, handIn, own }) =>
    [
      identity.source + (identity.isAnonymous ? ' anonymous' : ''),
      identity.identifiers.map(({ kind, value }) => `${kind} ${value}`).join(' '),
      identity.name ?? `group ${identity.group?.id ?? ''} ${identity.group?.name ?? ''}`,
      describeTime(handIn),
      own,
    ].join(' | '),
  ) ?? null;

function describeTime(handIn: FoundHandIn): string {
  if (handIn.kind === 'marked') return handIn.isLate ? 'late' : 'on time';
  return handIn.kind === 'local' ? handIn.clock : handIn.kind;
}

describe('recogniseDownload', () => {
  it('reads Canvas: number, lateness, text, anonymity', () => {
    const paths = [
      'lovelaceada_340934_208490284_hw.ipynb',
      'turingalan_LATE_340935_208490285_hw-1.ipynb',
      'de_la_cruz_LATE_1_200_my_hw_3_4_x.ipynb',
      'ñandúémile_2_201_hw.ipynb',
      'hoppergrace_15_text.html',
      'bob12_16_link.html',
    ];
    const expected = [
      'canvas | lms-id 340934 | lovelaceada | on time | hw.ipynb',
      'canvas | lms-id 340935 | turingalan | late | hw-1.ipynb',
      'canvas | lms-id 1 | de_la_cruz | late | my_hw_3_4_x.ipynb',
      'canvas | lms-id 2 | ñandúémile | on time | hw.ipynb',
      'canvas | lms-id 15 | hoppergrace | on time | hoppergrace_15_text.html',
      'canvas | lms-id 16 | bob12 | on time | bob12_16_link.html',
    ];
    expect(read(...paths)).toEqual(expected);
    expect(read(...paths.map((path) => `submissions/${path}`))).toEqual(expected);
    expect(read('anon_aB3xY_208490284_hw.ipynb', 'LATE_anon_cD_208490285_hw.ipynb')).toEqual([
      'canvas anonymous |  | anon_aB3xY | on time | hw.ipynb',
      'canvas anonymous |  | anon_cD | late | hw.ipynb',
    ]);
  });

  it('reads Moodle: folders or file names, older and newer, hidden names, groups', () => {
    expect(
      read(
        'Ada Lovelace_12345_assignsubmission_file_/hw.ipynb',
        "E\u0301mile O'Neil_1_assignsubmission_onlinetext/onlinetext.html",
        'Bob_7_assignsubmission_file/a/hw.ipynb',
        'Eve_8_assignsubmission_file_hw.ipynb',
        'Participant_9_assignsubmission_file/hw.ipynb',
        'Default group_assignsubmission_file_/hw.ipynb',
      ),
    ).toEqual([
      'moodle | participant 12345 | Ada Lovelace | unknown | hw.ipynb',
      "moodle | participant 1 | Émile O'Neil | unknown | onlinetext.html",
      'moodle | participant 7 | Bob | unknown | a/hw.ipynb',
      'moodle | participant 8 | Eve | unknown | hw.ipynb',
      'moodle anonymous | participant 9 | Participant | unknown | hw.ipynb',
      'moodle |  | group  Default group | unknown | hw.ipynb',
    ]);
    expect(read('x/Ada_1_assignsubmission_file_/hw.ipynb')).toEqual([
      'moodle | participant 1 | Ada | unknown | hw.ipynb',
    ]);
    expect(read('Ada_1_assignsubmission_file_/hw.ipynb')).toEqual([
      'moodle | participant 1 | Ada | unknown | hw.ipynb',
    ]);
  });

  it('reads the members of teams where all names together tell them', () => {
    expect(
      read(
        'Team 1-Ada Lovelace_401_assignsubmission_file/hw.ipynb',
        'Team 1-Alan Turing_402_assignsubmission_file/hw.ipynb',
      ),
    ).toEqual([
      'moodle |  | Ada Lovelace | unknown | hw.ipynb',
      'moodle |  | Alan Turing | unknown | hw.ipynb',
    ]);
    expect(
      read(
        'Anne-Marie D’Arc_105_assignsubmission_file/hw.ipynb',
        'Anne-Sophie X_106_assignsubmission_file/hw.ipynb',
        'Ada_107_assignsubmission_file/hw.ipynb',
      )?.[0],
    ).toBe('moodle | participant 105 | Anne-Marie D’Arc | unknown | hw.ipynb');
  });

  it('reads Blackboard and Brightspace', () => {
    expect(
      read('Week_1_ada_attempt_2026-11-24-10-08-00_hw.ipynb', 'Week_1_ada_attempt_2026-11-24-10-08-00.txt'),
    ).toEqual([
      'blackboard | login ada | ada | 2026-11-24T10:08:00 | hw.ipynb',
      'blackboard | login ada | ada | 2026-11-24T10:08:00 | Week_1_ada_attempt_2026-11-24-10-08-00.txt',
    ]);
    expect(read('Week_1_ada_attempt_2026-02-30-10-08-00_hw.ipynb')).toBeNull();
    expect(
      read(
        '12345-67890 - Ada Lovelace - Nov 24, 2026 1008 PM/hw.ipynb',
        '12346-67890 - Alan Turing - Nov 4, 2026 1208 AM - hw.ipynb',
      ),
    ).toEqual([
      'brightspace |  | Ada Lovelace | 2026-11-24T22:08:00 | hw.ipynb',
      'brightspace |  | Alan Turing | 2026-11-04T00:08:00 | hw.ipynb',
    ]);
  });

  it('is not taken in by what a student calls a file', () => {
    expect(read('ada_1_200_bob_LATE_3_4_hw.ipynb')?.[0]).toMatch(/\| lms-id 1 \| ada \|/);
    expect(read('Ada_1_assignsubmission_file_Bob_2_assignsubmission_file_hw.ipynb')?.[0]).toMatch(
      /\| Ada \|/,
    );
    expect(read('Ada_1_assignsubmission_file_/Bob_2_assignsubmission_file_/hw.ipynb')?.[0]).toMatch(
      /\| Ada \|/,
    );
  });

  it.each([
    [['hw.ipynb']],
    [['ada_1_hw.ipynb']],
    [['_1_2_hw.ipynb']],
    [['ada/hw_1_2_final.ipynb', 'bob/x_1_2_y.ipynb']],
    [['1_2_hw.ipynb']],
    // A date.
    [['hw_2026_11_ada.ipynb']],
    [['hw_2026_11_ada.ipynb', 'hw_2026_11_bob.ipynb']],
    // One number for two files, two names for one user.
    [['ada_1_900_hw.ipynb', 'bob_2_900_hw.ipynb']],
    [['ada_1_900_hw.ipynb', 'bob_1_901_hw.ipynb']],
    // One file that Canvas would not have written.
    [['ada_1_900_hw.ipynb', 'notes.txt']],
    // So long a name would take the patterns very long.
    [[`${'_1'.repeat(30_000)}_hw.ipynb`]],
    [[]],
  ])('knows nobody by %j', (paths) => {
    expect(read(...paths)).toBeNull();
  });
});

it('findRoot finds the one folder that all is in', () => {
  expect(findRoot(['a/x', 'a/b/y'])).toBe('a/');
  expect(findRoot(['a/x', 'ab/y'])).toBe('');
  expect(findRoot(['x'])).toBe('');
  expect(findRoot([])).toBe('');
});
