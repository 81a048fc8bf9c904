import { examineBubblewrap } from './examine/bubblewrap';
import { examineBuild } from './examine/build';
import { examineFolder } from './examine/folder';
import { examineJupyter } from './examine/jupyter';
import { examineKernel } from './examine/kernel';
import { examineKernelspecs } from './examine/kernelspecs';
import { examineNode } from './examine/node';
import { examineZeromq } from './examine/zeromq';
import type { DoctorFinding } from './finding';
import { locateTslab } from './locateTslab';
import type { Machine } from './machine';

/** The folders that are looked at. */
export interface Places {
  /** The course's, or a student's. */
  readonly root: string;
  /** The grader's own package. */
  readonly packageFolder: string;
}

/** All that a notebook needs of the machine, in the order in which it is mended. */
export async function examineMachine(
  { root, packageFolder }: Places,
  machine: Machine,
): Promise<readonly DoctorFinding[]> {
  const tslab = locateTslab(root, packageFolder);
  const [jupyter, zeromq, bubblewrap] = await Promise.all([
    examineJupyter(machine, [root]),
    // What is not installed at all is told once.
    tslab === null ? null : examineZeromq(root, tslab, machine),
    examineBubblewrap(machine),
  ]);
  return [
    examineNode(machine),
    jupyter,
    examineKernel(root, tslab, machine),
    ...examineKernelspecs(machine),
    zeromq,
    examineBuild(packageFolder),
    examineFolder(root, machine),
    bubblewrap,
  ].filter((finding) => finding !== null);
}
