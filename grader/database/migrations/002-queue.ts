import type { Migration } from './migration';

/**
 * What many machines share while they grade: who handed in what, who works at it, who would not. The order of the work
 * and who comes next is pg-boss's, in a schema of its own.
 */
export const queue: Migration = {
  number: 2,
  name: 'queue',
  statements: [
    // One for each assignment and revision: all that decides how a file is judged, so that a worker that would judge
    // otherwise never takes from it, and can say why.
    `CREATE TABLE grader.queues (
       name text PRIMARY KEY,
       assignment text NOT NULL,
       revision text NOT NULL,
       grader_version text NOT NULL,
       build text NOT NULL,
       node_major integer NOT NULL,
       secret_mark text NOT NULL,
       opened_at timestamptz NOT NULL DEFAULT now()
     )`,
    `CREATE INDEX ON grader.queues (assignment)`,

    // A submission from the moment it is handed over; a row stays when it is done, so that it is known again.
    `CREATE TABLE grader.jobs (
       id uuid PRIMARY KEY,
       queue text NOT NULL REFERENCES grader.queues (name),
       submission text NOT NULL,
       file text NOT NULL,
       student text NOT NULL,
       file_hash text NOT NULL,
       submitted_at timestamptz NOT NULL,
       rejection text,
       enqueued_at timestamptz NOT NULL DEFAULT now(),
       state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'fault')),
       worker uuid,
       tries integer NOT NULL DEFAULT 0,
       is_alone boolean NOT NULL DEFAULT false,
       reason text,
       settled_at timestamptz
     )`,
    `CREATE INDEX ON grader.jobs (queue) WHERE state = 'waiting'`,
    `CREATE INDEX ON grader.jobs (queue) WHERE state = 'waiting' AND is_alone`,
    `CREATE INDEX ON grader.jobs (queue) WHERE state = 'fault'`,
    `CREATE INDEX ON grader.jobs (worker) WHERE worker IS NOT NULL`,
    `CREATE INDEX ON grader.jobs (queue, settled_at) WHERE state = 'done'`,

    // Compressed; until the job is done. Stored apart and as it is: a second compression would find nothing.
    `CREATE TABLE grader.job_files (
       job uuid PRIMARY KEY REFERENCES grader.jobs (id) ON DELETE CASCADE,
       content bytea NOT NULL
     )`,
    `ALTER TABLE grader.job_files ALTER COLUMN content SET STORAGE EXTERNAL`,

    `CREATE TABLE grader.workers (
       id uuid PRIMARY KEY,
       queue text NOT NULL REFERENCES grader.queues (name),
       host text NOT NULL,
       pid integer NOT NULL,
       at_once integer NOT NULL,
       is_draining boolean NOT NULL DEFAULT false,
       silence_seconds double precision NOT NULL,
       started_at timestamptz NOT NULL DEFAULT now(),
       seen_at timestamptz NOT NULL DEFAULT now()
     )`,

    `CREATE TABLE grader.refusals (
       queue text NOT NULL REFERENCES grader.queues (name),
       worker text NOT NULL,
       reason text NOT NULL,
       told_at timestamptz NOT NULL,
       PRIMARY KEY (queue, worker, reason)
     )`,
  ],
};
