import { adviseJupyter } from '../advise';
import { tellMissing, tellOk, type DoctorFinding } from '../finding';
import { findJupyter, type Jupyter } from '../findJupyter';
import { listCandidates } from '../listCandidates';
import type { Machine } from '../machine';

/** Whether there is a Jupyter that opens notebooks, which one it is, and how it was found. */
export async function examineJupyter(machine: Machine, folders: readonly string[]): Promise<DoctorFinding> {
  const { jupyter, useless } = await findJupyter(listCandidates(machine, folders), 'any', machine);
  if (jupyter !== null) return tellOk('jupyter', describeJupyter(jupyter));
  const [first, ...others] = useless;
  if ((machine.env['GRADER_JUPYTER'] ?? '') !== '')
    return tellMissing(
      'jupyter',
      `GRADER_JUPYTER names ${machine.env['GRADER_JUPYTER']}, which cannot open notebooks: ${first?.reason ?? 'it is no Jupyter'}`,
      machine.platform === 'win32' ? 'set GRADER_JUPYTER=' : 'unset GRADER_JUPYTER',
    );
  if (first === undefined)
    return tellMissing(
      'jupyter',
      'Jupyter is not on the PATH, nor in any folder that its installers use',
      adviseJupyter(machine),
    );
  const more = others.length === 0 ? '' : ` (and ${others.length} more of no use)`;
  return tellMissing(
    'jupyter',
    `Jupyter cannot open notebooks: ${first.shown}: ${first.reason}${more}`,
    adviseJupyter(machine),
  );
}

function describeJupyter({ shown, programs: { notebook, lab } }: Jupyter): string {
  const versions = [
    ...(notebook === undefined ? [] : [`Notebook ${notebook.version}`]),
    ...(lab === undefined ? [] : [`Lab ${lab.version}`]),
  ];
  return `Jupyter ${versions.join(' and ')}: ${shown}`;
}
