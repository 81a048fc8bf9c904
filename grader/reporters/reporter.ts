import type { Assignment, ReportShard, SubmissionReport, Work } from '../domain';
import type { MoodleLanguage } from './imports/moodleLanguages';

/** One format: what it takes, and how it is written. The key under which `index.ts` lists it is its name. */
export type Format = TextFormat | SiteFormat;

/** One text, on stdout or in a file. */
export interface TextFormat extends FormatTerms {
  readonly kind: 'text';
  readonly create: (context: ReportContext) => Reporter;
  /** What goes, besides, to the end of the file that an environment variable names, where it does. */
  readonly summary?: Pick<TextFormat, 'create' | 'mixes'> & { readonly variable: string };
}

/** A folder of pages. */
export interface SiteFormat extends FormatTerms {
  readonly kind: 'site';
  readonly create: (context: ReportContext) => SiteReporter;
}

interface FormatTerms {
  /** `one`: where it is read has a place for one submission only. */
  readonly takes: 'one' | 'many';
  /** Whether it shows the students' own work; then every file is read, whatever is known of it. */
  readonly wantsWork: boolean;
  /**
   * What becomes of rows of several assignments: `rows` takes them as they come, `parts` is written once for each
   * assignment, `one` takes a single assignment only.
   */
  readonly mixes: 'rows' | 'parts' | 'one';
}

/** What a reporter may know of the run and of its reader. */
export interface ReportContext {
  readonly assignment: Assignment;
  /** Names of all assignments, where the rows are of several and `assignment` is but the first. */
  readonly mixed?: readonly string[];
  /** A terminal that shows colours. */
  readonly color: boolean;
  /** Which part of a batch this is; absent for the whole. */
  readonly shard?: ReportShard;
  /** The language of the Moodle site that a file is for; English where nobody says. */
  readonly language?: MoodleLanguage;
}

/**
 * Text for the beginning, for each row as it comes, and for the end. Rows come in the order of their names.
 * A reporter keeps no more of a row than its format needs at the end, so that a large batch stays small.
 */
export interface Reporter {
  readonly start: () => string;
  readonly row: (row: SubmissionReport, work: Work | null) => string;
  readonly end: () => string;
  /** How such a text may begin, where the start does not say it: whatever begins so may be replaced by a newer one. */
  readonly begins?: readonly string[];
  /** What whoever uses the text has to know, a sentence each; asked for after the end. */
  readonly notes?: () => readonly string[];
}

/** The same in pages. */
export interface SiteReporter {
  readonly row: (row: SubmissionReport, work: Work | null) => readonly Page[];
  readonly end: () => readonly Page[];
}

export interface Page {
  /** In the folder, with `/`; lower-case letters, digits, `-` and `.` only, so that every file system takes it. */
  readonly path: string;
  readonly text: string;
}
