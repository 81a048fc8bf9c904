/**
 * What whoever runs the grader can mend: a wrong command, a damaged assignment, a missing program. Its message is one
 * sentence or two that say what happened, where, and what to do; it is shown without a stack, and ends with exit code 2.
 */
export class UserFault extends Error {
  override readonly name: string = 'UserFault';
}
