/** Whom a score is for, in the fields that platforms find people by. A text is empty where it is not known. */
export interface ScoredPerson {
  /** For reading; a platform finds nobody by it where it is a group's or a placeholder (`isCalledSo`). */
  readonly name: string;
  readonly isCalledSo: boolean;
  /** Canvas's number of the user. */
  readonly canvasId: string;
  readonly sisId: string;
  readonly login: string;
  readonly email: string;
  /** Moodle's number of the participant, of this assignment. */
  readonly participant: string;
  /** Canvas's, like the next. */
  readonly integrationId: string;
  readonly rootAccount: string;
  readonly section: string;
}

/** One person's score for a platform's import. Whoever has none has no line: an empty cell clears what is there. */
export interface ScoreLine {
  readonly person: ScoredPerson;
  readonly score: number;
  /** One line for the student. */
  readonly feedback: string;
}

/** A file for an import, and what whoever imports it has to know. */
export interface ImportFile {
  readonly text: string;
  readonly notes: readonly string[];
}

/** What all lines have in common. */
export interface ImportTerms {
  /** The assignment's. */
  readonly title: string;
  readonly maxScore: number;
  /** As the platform heads the assignment's column, where that was said; else the title is taken. */
  readonly column: string | null;
  /** Whether students are told what to mend. */
  readonly hasFeedback: boolean;
}

/** A person of whom nothing is known but what is given. */
export function makeScoredPerson(known: Partial<ScoredPerson>): ScoredPerson {
  return {
    name: '',
    isCalledSo: true,
    canvasId: '',
    sisId: '',
    login: '',
    email: '',
    participant: '',
    integrationId: '',
    rootAccount: '',
    section: '',
    ...known,
  };
}
