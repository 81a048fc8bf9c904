/** Why the system refuses a file, a folder or a disk, in words that go on from "cannot be read: ". */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EISDIR: 'it is a folder',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'no space left on the device',
  EDQUOT: "this user's space on the disk is used up",
  EIO: 'the disk does not work',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};

/**
 * Why the system refused something, where whoever runs the grader can mend that. Null for anything else, also for a file
 * that is not there: whether it had to be, only who asked for it knows.
 */
export function explainSystemFault(error: unknown): string | null {
  return REASONS[(error as NodeJS.ErrnoException | null)?.code ?? ''] ?? null;
}
