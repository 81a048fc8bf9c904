import type { Migration } from './migration';

/**
 * What a gradebook keeps. Reports are `json`, not `jsonb`: that gives back the very text that was put in, and takes all
 * that a student can make a program say, U+0000 among it.
 */
export const attempts: Migration = {
  number: 1,
  name: 'attempts',
  statements: [
    `CREATE FUNCTION grader.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       RAISE EXCEPTION 'grader.% is only ever added to: nothing in it is changed or deleted', TG_TABLE_NAME;
     END $$`,

    // A grading of a submission. Equal files of a student are one attempt: another row for the same file is the same
    // attempt, graded again by another grader, on other terms, or with another result.
    `CREATE TABLE grader.attempts (
       id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       assignment text NOT NULL,
       student text NOT NULL,
       file_hash text NOT NULL CHECK (file_hash ~ '^[0-9a-f]{64}$'),
       submitted_at timestamptz NOT NULL,
       graded_at timestamptz NOT NULL,
       status text NOT NULL CHECK (status IN ('graded', 'rejected')),
       score double precision NOT NULL,
       max_score double precision NOT NULL,
       report json NOT NULL,
       grader_version text NOT NULL,
       revision text NOT NULL,
       result_hash text NOT NULL CHECK (result_hash ~ '^[0-9a-f]{64}$'),
       UNIQUE (assignment, student, file_hash, grader_version, revision, result_hash)
     )`,

    // A result that was there already and came out once more, after another one of the same file: it is the newest again.
    `CREATE TABLE grader.regradings (
       id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       attempt bigint NOT NULL REFERENCES grader.attempts (id),
       graded_at timestamptz NOT NULL
     )`,
    `CREATE INDEX ON grader.regradings (attempt)`,

    // What a person decided: points added (or taken) or a score set, in the order in which they were.
    `CREATE TABLE grader.adjustments (
       id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       assignment text NOT NULL,
       student text NOT NULL,
       kind text NOT NULL CHECK (kind IN ('points', 'score')),
       amount double precision NOT NULL,
       reason text NOT NULL CHECK (reason <> ''),
       made_by text NOT NULL CHECK (made_by <> ''),
       made_at timestamptz NOT NULL
     )`,
    `CREATE INDEX ON grader.adjustments (assignment, student)`,

    ...['attempts', 'regradings', 'adjustments'].flatMap((table) => [
      `CREATE TRIGGER ${table}_only_grow BEFORE UPDATE OR DELETE ON grader.${table}
       FOR EACH ROW EXECUTE FUNCTION grader.refuse_change()`,
      `CREATE TRIGGER ${table}_stay BEFORE TRUNCATE ON grader.${table}
       FOR EACH STATEMENT EXECUTE FUNCTION grader.refuse_change()`,
    ]),

    // The course's people as they were last imported; empty where a roster does not say.
    `CREATE TABLE grader.roster (
       position integer PRIMARY KEY,
       name text NOT NULL,
       lms_id text NOT NULL,
       sis_id text NOT NULL,
       login text NOT NULL,
       email text NOT NULL,
       section text NOT NULL
     )`,
  ],
};
