import { UserFault } from '../utils/userFault';

/** The assignment is at fault, never a student: the command ends with exit code 2. */
export class AssignmentError extends UserFault {
  override readonly name = 'AssignmentError';
}
