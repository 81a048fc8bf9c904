/** What was looked at. */
export type Subject =
  'node' | 'jupyter' | 'kernel' | 'kernelspecs' | 'zeromq' | 'build' | 'folder' | 'bubblewrap';

/** What one look at the machine found, told to a person. */
export interface DoctorFinding {
  readonly subject: Subject;
  /** A note is told and holds nobody up. */
  readonly status: 'ok' | 'missing' | 'note';
  /** One line, without a full stop. */
  readonly message: string;
  /** The command that mends it, or what to do where no command does; null where nothing has to be done. */
  readonly mend: string | null;
}

export function tellOk(subject: Subject, message: string): DoctorFinding {
  return { subject, status: 'ok', message, mend: null };
}

export function tellMissing(subject: Subject, message: string, mend: string): DoctorFinding {
  return { subject, status: 'missing', message, mend };
}

export function tellNote(subject: Subject, message: string, mend: string | null = null): DoctorFinding {
  return { subject, status: 'note', message, mend };
}
