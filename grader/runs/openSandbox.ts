import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox';
import { endWithGrader } from '../process/interrupt';

/** A sandbox whose children are killed when the grader is stopped before it is closed. */
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
