import { createHash } from 'node:crypto';
import { transientVerdicts } from '../cache';
import type { SubmissionReport } from '../domain';
import { listJournals, nameJournal, removeJournal } from './journalFiles';
import { createWriter } from './journalWriter';
import { readJournals } from './readJournals';
import { createSealer } from './sealedRow';

/** The rows of a run, kept as they are made, so that an interrupted run can be continued. */
export interface Journal {
  /** How many rows of interrupted runs were found. */
  readonly found: number;
  /** How many of them were taken. */
  readonly taken: () => number;
  /** Whether there are rows to continue with. */
  readonly canResume: () => boolean;
  /** The row that an interrupted run made of the same submission and bytes; null when there is none. */
  readonly recall: (
    submission: { readonly name: string; readonly file: string },
    fileHash: string,
  ) => Promise<SubmissionReport | null>;
  /** Keeps a row, unless grading again may give another one (see `transientVerdicts`). Never rejects. */
  readonly record: (row: SubmissionReport, fileHash: string | null) => Promise<void>;
  /** Closes the journal and leaves its rows, to be continued with. */
  readonly close: () => Promise<void>;
  /** Closes and removes the journal, and those it continued. To be called when the run is complete. */
  readonly remove: () => Promise<void>;
}

export interface JournalOptions {
  /** The folder of journals: `<root>/.grader/runs`. */
  readonly folder: string;
  readonly key: string;
  readonly secret: string;
  /** Whether to continue interrupted runs; otherwise their journals are removed. */
  readonly resume: boolean;
  /** Called once, when the journal cannot be written. */
  readonly warn: (message: string) => void;
}

/**
 * The key under which a run's journal is found again.
 * @param filesDigest see `PreparedAssignment.filesDigest`
 * @param request what is graded, as the command line says
 */
export function keyRun(filesDigest: string, request: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([filesDigest, request]))
    .digest('hex')
    .slice(0, 32);
}

/**
 * Opens the journal of a run. Each process writes a file of its own, so that two runs of the same batch do not disturb
 * each other: the file of a process that still runs may be read, but is never removed.
 */
export async function openJournal({ folder, key, secret, resume, warn }: JournalOptions): Promise<Journal> {
  const sealer = createSealer(secret, key);
  const earlier = listJournals(folder, key);
  const abandoned = earlier.filter(({ isAbandoned }) => isAbandoned);
  if (!resume) for (const { path } of abandoned) removeJournal(path);
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
      if (resume) for (const { path } of abandoned) removeJournal(path);
    },
  };
}
