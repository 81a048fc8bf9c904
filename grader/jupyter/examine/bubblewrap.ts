import { findOnPath } from '../findOnPath';
import { tellNote, tellOk, type DoctorFinding } from '../finding';
import type { Machine } from '../machine';

/** As little as the sandbox needs of it: namespaces of its own. */
const TRIAL = ['--unshare-all', '--ro-bind', '/', '/', '--', '/bin/sh', '-c', ':'];

/** Whether strangers' code would run under bubblewrap: for instructors, on Linux; a student needs none. */
export async function examineBubblewrap(machine: Machine): Promise<DoctorFinding | null> {
  if (machine.platform !== 'linux') return null;
  const bwrap = findOnPath('bwrap', machine);
  const aim = 'an instructor who grades submissions should have it';
  if (bwrap === null) return tellNote('bubblewrap', `bubblewrap is not installed; ${aim}`, advise(machine));
  const ran = await machine.run(bwrap, TRIAL);
  if (ran.kind === 'ended' && ran.code === 0)
    return tellOk('bubblewrap', 'bubblewrap, for grading submissions');
  const reason = ran.kind === 'ended' ? ran.stderr.trim().split('\n')[0] : 'it gave no answer';
  return tellNote('bubblewrap', `bubblewrap does not work here (${reason}); ${aim}`);
}

function advise(machine: Machine): string {
  const managers = [
    ['apt-get', 'sudo apt-get install bubblewrap'],
    ['dnf', 'sudo dnf install bubblewrap'],
    ['pacman', 'sudo pacman -S bubblewrap'],
  ] as const;
  const found = managers.find(([name]) => findOnPath(name, machine) !== null);
  return found?.[1] ?? "install bubblewrap with your system's package manager";
}
