import { keyOwner } from '../../domain';
import type { Executor } from '../database';
import type { Migration } from './migration';

/**
 * Whose an attempt is, as a record: what its source says, and the key of the owner. Of attempts from before only a name
 * is known; it is their owner's, and their `identity` stays empty.
 */
export const people: Migration = {
  number: 3,
  name: 'people',
  statements: [
    `ALTER TABLE grader.attempts ADD COLUMN owner text, ADD COLUMN identity json`,
    `ALTER TABLE grader.attempts DISABLE TRIGGER attempts_only_grow`,
    nameOwners,
    `ALTER TABLE grader.attempts ENABLE TRIGGER attempts_only_grow`,
    `ALTER TABLE grader.attempts ALTER COLUMN owner SET NOT NULL`,

    // Two people who are called alike are two, also where they hand in the same file.
    `DO $$
     DECLARE old text;
     BEGIN
       SELECT conname INTO STRICT old FROM pg_catalog.pg_constraint
        WHERE conrelid = 'grader.attempts'::regclass AND contype = 'u';
       EXECUTE format('ALTER TABLE grader.attempts DROP CONSTRAINT %I', old);
     END $$`,
    `ALTER TABLE grader.attempts
       ADD CONSTRAINT attempts_once UNIQUE (assignment, owner, file_hash, grader_version, revision, result_hash)`,

    // What a source said of the time at which a file was handed in. The same file may come again, with more known of it.
    `CREATE TABLE grader.hand_ins (
       id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       assignment text NOT NULL,
       owner text NOT NULL,
       file_hash text NOT NULL,
       kind text NOT NULL CHECK (kind IN ('time', 'marked', 'unknown')),
       at timestamptz CHECK ((at IS NOT NULL) = (kind = 'time')),
       source text CHECK ((source IS NOT NULL) = (kind = 'time')),
       is_late boolean CHECK ((is_late IS NOT NULL) = (kind = 'marked'))
     )`,
    `CREATE INDEX ON grader.hand_ins (assignment, owner, file_hash)`,

    // Whose an owner's work is, where somebody says so: the newest line counts. People are kept by all that told them
    // from others then, so that they are found in a newer roster. An empty assignment means every one.
    `CREATE TABLE grader.links (
       id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       assignment text NOT NULL,
       owner text NOT NULL,
       kind text NOT NULL CHECK (kind IN ('link', 'unlink')),
       people json NOT NULL,
       made_by text NOT NULL CHECK (made_by <> ''),
       made_at timestamptz NOT NULL
     )`,

    // Until when somebody, or a section, may hand in: the newest one counts.
    `CREATE TABLE grader.extensions (
       id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       assignment text NOT NULL,
       kind text NOT NULL CHECK (kind IN ('person', 'section')),
       owner text,
       person json,
       section text,
       until timestamptz NOT NULL,
       reason text NOT NULL CHECK (reason <> ''),
       made_by text NOT NULL CHECK (made_by <> ''),
       made_at timestamptz NOT NULL
     )`,

    ...['hand_ins', 'links', 'extensions'].flatMap((table) => [
      `CREATE TRIGGER ${table}_only_grow BEFORE UPDATE OR DELETE ON grader.${table}
       FOR EACH ROW EXECUTE FUNCTION grader.refuse_change()`,
      `CREATE TRIGGER ${table}_stay BEFORE TRUNCATE ON grader.${table}
       FOR EACH STATEMENT EXECUTE FUNCTION grader.refuse_change()`,
    ]),

    // Empty in adjustments from before: those are found by the student's name.
    `ALTER TABLE grader.adjustments ADD COLUMN owner text, ADD COLUMN person json`,

    `ALTER TABLE grader.roster
       ADD COLUMN source text NOT NULL DEFAULT 'csv',
       ADD COLUMN spellings text[] NOT NULL DEFAULT '{}',
       ADD COLUMN groups text[] NOT NULL DEFAULT '{}',
       ADD COLUMN github text NOT NULL DEFAULT '',
       ADD COLUMN integration_id text NOT NULL DEFAULT '',
       ADD COLUMN root_account text NOT NULL DEFAULT ''`,

    // Moodle's numbers, each of one assignment, with the people that its grading worksheet names.
    `CREATE TABLE grader.participants (
       assignment text NOT NULL,
       number text NOT NULL,
       position integer NOT NULL,
       person json NOT NULL,
       PRIMARY KEY (assignment, number)
     )`,
    // When they handed in, as each worksheet said.
    `CREATE TABLE grader.participant_times (
       assignment text NOT NULL,
       number text NOT NULL,
       at timestamptz NOT NULL,
       PRIMARY KEY (assignment, number, at)
     )`,

    `ALTER TABLE grader.jobs ADD COLUMN owners json, ADD COLUMN hand_in json`,
  ],
};

/** In the database's own language a letter may have no lower case, so the key is made here, as it is for new attempts. */
async function nameOwners(transaction: Executor): Promise<void> {
  const rows = await transaction.query<{ readonly student: string }>(
    'SELECT DISTINCT student FROM grader.attempts',
  );
  const students = rows.map(({ student }) => student);
  await transaction.query(
    `UPDATE grader.attempts SET owner = known.owner
       FROM unnest($1::text[], $2::text[]) AS known (student, owner) WHERE known.student = attempts.student`,
    [students, students.map(keyLegacyOwner)],
  );
}

function keyLegacyOwner(name: string): string {
  const identity = { source: 'file', identifiers: [], name, group: null, isAnonymous: false } as const;
  return keyOwner(identity) ?? 'unknown:';
}
