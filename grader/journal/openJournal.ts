import { createHash } from 'node:crypto';
import { transientVerdicts } from '../cache';
import type { SubmissionReport } from '../domain';
import { listJournals, nameJournal, removeJournal } from './journalFiles';
import { createWriter } from './journalWriter';
import { readJournals } from './readJournals';
import { createSealer } from './sealedRow';

/** Rows of a run as they come, so that the same run can go on after it was interrupted. */
export interface Journal {
  /** Rows of interrupted runs that are there to be taken. */
  readonly found: number;
  /** How many of them were taken. */
  readonly taken: () => number;
  /** Whether there would be something to go on with. */
  readonly canResume: () => boolean;
  /** The row that an interrupted run made of these very bytes; null where they have to be graded. */
  readonly recall: (
    submission: { readonly name: string; readonly file: string },
    fileHash: string,
  ) => Promise<SubmissionReport | null>;
  /** Keeps a row, unless it may be another next time. Never fails: without a journal the run goes on. */
  readonly record: (row: SubmissionReport, fileHash: string | null) => Promise<void>;
  /** What is kept stays, for a run that goes on. */
  readonly close: () => Promise<void>;
  /** The run is whole: nothing is left to go on with. */
  readonly remove: () => Promise<void>;
}

export interface JournalOptions {
  /** `<root>/.grader/runs`. */
  readonly folder: string;
  readonly key: string;
  readonly secret: string;
  /** Whether to go on with interrupted runs; else what they left is removed. */
  readonly resume: boolean;
  /** Told once, when the journal cannot be written. */
  readonly warn: (message: string) => void;
}

/**
 * The key of a run.
 * @param filesDigest all that decides how a file is judged (`PreparedAssignment.filesDigest`)
 * @param request what is graded: the same command has the same
 */
export function keyRun(filesDigest: string, request: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([filesDigest, request]))
    .digest('hex')
    .slice(0, 32);
}

/**
 * Opens the journal of a run. Each process writes a file of its own, so that two runs over the same batch do not meet:
 * what a living one has written may be read, and is never removed.
 */
export async function openJournal({ folder, key, secret, resume, warn }: JournalOptions): Promise<Journal> {
  const sealer = createSealer(secret, key);
  const earlier = listJournals(folder, key);
  const over = earlier.filter(({ isOver }) => isOver);
  if (!resume) for (const { path } of over) removeJournal(path);
  const kept = await readJournals(resume ? earlier : [], sealer);
  const taken = new Set<string>();
  const writer = createWriter(nameJournal(folder, key), (reason) =>
    warn(
      `The journal of this run cannot be written (${reason}): grading goes on, but --resume will not find what is graded from now on.`,
    ),
  );
  const close = async (): Promise<void> => {
    await kept.close();
    await writer.close();
  };
  return {
    found: kept.count,
    taken: () => taken.size,
    canResume: () => kept.count > 0 || writer.lines() > 0,
    async recall({ name, file }, fileHash) {
      const row = await kept.find({ submission: name, file, fileHash });
      if (row !== null) taken.add(name);
      return row;
    },
    async record(row, fileHash) {
      const mayChange = row.functions.some(({ verdict }) => transientVerdicts.has(verdict));
      if (fileHash === null || mayChange || taken.has(row.submission)) return;
      await writer.append(sealer.write(row, fileHash));
    },
    close,
    async remove() {
      await close();
      await writer.remove();
      if (resume) for (const { path } of over) removeJournal(path);
    },
  };
}
