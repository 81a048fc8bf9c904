import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox';
import { endWithGrader } from '../process/interrupt';

/** Creates a sandbox that is closed, and its children killed, when the grader is stopped. */
export function openSandbox(options: SandboxOptions): Sandbox {
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
