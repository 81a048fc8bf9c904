import { adviseRemoval } from '../advise';
import { listPath } from '../findOnPath';
import { tellNote, type DoctorFinding } from '../finding';
import { inspectKernelspec, readArgv } from '../kernelspec';
import { pathsOf, type Machine } from '../machine';

/**
 * Kernelspecs of tslab elsewhere that start nothing any more: an editor, or a Jupyter that was not started by the
 * grader, would take them.
 */
export function examineKernelspecs(machine: Machine): readonly DoctorFinding[] {
  const { join } = pathsOf(machine);
  return listDataFolders(machine).flatMap((data) =>
    machine.list(join(data, 'kernels')).flatMap((name) => {
      const folder = join(data, 'kernels', name);
      const file = join(folder, 'kernel.json');
      const isTslab = readArgv(file)?.some((word) => /(^|[\\/])tslab(\.\w+)?$/.test(word)) === true;
      const fault = isTslab ? inspectKernelspec(file, machine) : null;
      if (fault === null) return [];
      return [
        tellNote(
          'kernelspecs',
          `an old kernel "${name}" starts nothing (${fault}): ${file}; "grader start" does without it, VS Code may not`,
          adviseRemoval(folder, machine),
        ),
      ];
    }),
  );
}

/** Where Jupyter looks for kernels, by its documentation, and beside each program on the PATH. */
function listDataFolders(machine: Machine): readonly string[] {
  const { delimiter, dirname, join } = pathsOf(machine);
  const { env, home, platform } = machine;
  const named = (env['JUPYTER_PATH'] ?? '').split(delimiter);
  const own = {
    win32: join(env['APPDATA'] ?? join(home, 'AppData/Roaming'), 'jupyter'),
    darwin: join(home, 'Library/Jupyter'),
    other: join(env['XDG_DATA_HOME'] ?? join(home, '.local/share'), 'jupyter'),
  };
  const user =
    env['JUPYTER_DATA_DIR'] ?? own[platform === 'win32' || platform === 'darwin' ? platform : 'other'];
  const shared = platform === 'win32' ? [join(env['PROGRAMDATA'] ?? 'C:\\ProgramData', 'jupyter')] : [];
  const beside = listPath(machine).map((folder) => join(dirname(folder), 'share', 'jupyter'));
  return [...new Set([...named, user, ...shared, ...beside])].filter((folder) => folder !== '');
}
