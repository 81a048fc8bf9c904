import { adviseNode } from '../advise';
import { tellMissing, tellNote, tellOk, type DoctorFinding } from '../finding';
import type { Machine } from '../machine';

/** As in the packages' `engines`. */
const OLDEST = { major: 20, minor: 19 };

/** Whether this Node is new enough, and one that is kept mended. */
export function examineNode(machine: Machine): DoctorFinding {
  const { nodeVersion } = machine;
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  if (major < OLDEST.major || (major === OLDEST.major && minor < OLDEST.minor))
    return tellMissing(
      'node',
      `Node ${nodeVersion} is too old: ${OLDEST.major}.${OLDEST.minor} or newer is needed`,
      adviseNode(machine),
    );
  if (major % 2 === 1)
    return tellNote(
      'node',
      `Node ${nodeVersion} will do, but odd versions are mended for half a year only; an even one is the better choice`,
      adviseNode(machine),
    );
  return tellOk('node', `Node ${nodeVersion}`);
}
