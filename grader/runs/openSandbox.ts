import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox';
import { endWithGrader } from '../process/interrupt';
import { findTemporaryFolder } from '../utils/temporaryFolder';

/**
 * A sandbox whose children are killed when the grader is stopped before it is closed.
 * @throws UserFault where there is no folder for children to start in
 */
export function openSandbox(options: SandboxOptions): Sandbox {
  findTemporaryFolder();
  const sandbox = createSandbox(options);
  const forget = endWithGrader({ end: () => sandbox.close() });
  return {
    ...sandbox,
    async close() {
      await sandbox.close();
      forget();
    },
  };
}
