import type { IdentifierKind } from '../../domain';
import { identify } from '../owners/identities';
import { readPeople } from './readPeople';

const people = async (text: string) => Object.fromEntries(await readPeople(text));

const person = (name: string, ...identifiers: readonly (readonly [IdentifierKind, string])[]) =>
  identify(
    'gradescope',
    name,
    identifiers.map(([kind, value]) => ({ kind, value })),
  );

describe('readPeople', () => {
  it('reads names, numbers and times, and none of the output of tests', async () => {
    const text = `---
submission_1:
  :submitters:
  - :name: Ada Lovelace
    :sid: '007'
    :email: ada@example.org
  :created_at: !ruby/object:ActiveSupport::TimeWithZone
    utc: 2026-10-01 00:12:35.349541000 Z
    zone: &1 !ruby/object:ActiveSupport::TimeZone
      name: Etc/UTC
    time: 2026-10-01 00:12:35.349541000 Z
  :score: 3.0
  :results:
    output: |
      submission_9:
        :submitters:
        - :name: Mallory
  :history:
  - :created_at: 2026-09-01 00:00:00 Z
submission_2:
  :submitters:
  - :name: "Pair: One"
    :email: one@example.org
  - :name: Pair Two
    :email: two@example.org
  :created_at: 2026-10-02 02:12:35 +0200
`;
    expect(await people(text)).toEqual({
      submission_1: {
        owners: [person('Ada Lovelace', ['sis-id', '007'], ['email', 'ada@example.org'])],
        handIn: { kind: 'time', at: new Date('2026-10-01T00:12:35.349Z'), from: 'gradescope' },
      },
      submission_2: {
        owners: [
          person('Pair: One', ['email', 'one@example.org']),
          person('Pair Two', ['email', 'two@example.org']),
        ],
        handIn: { kind: 'time', at: new Date('2026-10-02T00:12:35Z'), from: 'gradescope' },
      },
    });
  });

  it('keeps zeros of a number, and does without what is not told', async () => {
    expect(await people('submission_1:\n  :submitters:\n  - :name: Ada\n    :sid: 0081\n')).toEqual({
      submission_1: { owners: [person('Ada', ['sis-id', '0081'])], handIn: { kind: 'unknown' } },
    });
    expect(
      await people('submission_1:\n  :submitters:\n  - :name: Ada\n    :sid: \n  :created_at: soon\n'),
    ).toEqual({
      submission_1: { owners: [person('Ada')], handIn: { kind: 'unknown' } },
    });
  });

  it('knows nobody of a folder without a name', async () => {
    expect(
      await people(
        'submission_1:\n  :submitters: []\nsubmission_2:\n  :score: 1\n12.pdf:\n  :submitters:\n  - :name: Ada\n',
      ),
    ).toEqual({});
  });

  it('does not grow with what refers to itself', async () => {
    const list = Array.from({ length: 30 }, (_, n) => `    - &a${n + 1} [*a${n}, *a${n}]\n`).join('');
    const text = `submission_1:\n  :submitters:\n    - &a0 [x]\n${list}`;
    await expect(people(text)).rejects.toThrow(/alias/);
  });
});
