import { findAllOnPath, findOnPath, programIn } from './findOnPath';
import { listPlaces } from './listPlaces';
import { pathsOf, type Machine } from './machine';

/** The two front ends that open a notebook. */
export type JupyterProgram = 'notebook' | 'lab';

export interface JupyterCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** Something that may be a Jupyter: how it would be started, if it has the front end. */
export interface Candidate {
  /** As a student knows it, such as `/usr/bin/jupyter (on the PATH)`. */
  readonly shown: string;
  readonly programs: Readonly<Partial<Record<JupyterProgram, JupyterCommand>>>;
  /** What answers with a version where Jupyter is there without a front end. */
  readonly core: JupyterCommand | null;
}

const PYTHONS = ['python3', 'python', 'py'];

/**
 * What may be a Jupyter on this machine, the likeliest first: GRADER_JUPYTER alone where it is set; else what is on
 * the PATH, then where installers put it, then what the Pythons on the PATH have as modules. All files are there.
 * @param folders where a virtual environment is looked for
 */
export function listCandidates(machine: Machine, folders: readonly string[]): readonly Candidate[] {
  const named = machine.env['GRADER_JUPYTER'] ?? '';
  if (named !== '') return [nameCandidate(named, machine)];
  const onPath = ['jupyter', 'jupyter-notebook', 'jupyter-lab'].flatMap((name) =>
    findAllOnPath(name, machine).map((file) => candidateOf(file, 'on the PATH', machine)),
  );
  const inPlaces = listPlaces(machine, folders).flatMap(({ folder, by }) =>
    findInFolder(folder, machine).map((file) => candidateOf(file, by, machine)),
  );
  const pythons = PYTHONS.flatMap((name) => {
    const file = findOnPath(name, machine);
    return file === null ? [] : [candidateOf(file, 'on the PATH', machine)];
  });
  return keepFirst([...onPath, ...inPlaces, ...pythons]);
}

/** One that is not there is a candidate all the same, so that it can be told. */
function nameCandidate(named: string, machine: Machine): Candidate {
  const isPath = pathsOf(machine).basename(named) !== named;
  const file = isPath ? named : (findOnPath(named, machine) ?? named);
  return candidateOf(file, 'named by GRADER_JUPYTER', machine);
}

/** `jupyter` finds both front ends; tools that install one package alone write only the program of that one. */
function findInFolder(folder: string, machine: Machine): readonly string[] {
  const there = ['jupyter', 'jupyter-notebook', 'jupyter-lab']
    .map((name) => programIn(folder, name, machine))
    .filter(machine.isProgram);
  const [first, ...others] = there;
  if (first === undefined) return [];
  return /^jupyter(\.exe)?$/i.test(pathsOf(machine).basename(first)) ? [first] : [first, ...others];
}

function candidateOf(file: string, by: string, machine: Machine): Candidate {
  const name = pathsOf(machine)
    .basename(file)
    .toLowerCase()
    .replace(/\.exe$/, '');
  const run = (...args: readonly string[]): JupyterCommand => ({ file, args });
  if (name === 'jupyter-notebook')
    return { shown: `${file} (${by})`, programs: { notebook: run() }, core: null };
  if (name === 'jupyter-lab') return { shown: `${file} (${by})`, programs: { lab: run() }, core: null };
  if (/^(python[\d.]*|py)$/.test(name)) {
    // By the front end's own module: `-m jupyter notebook` would run whichever is first on the PATH.
    const programs = { notebook: run('-m', 'notebook'), lab: run('-m', 'jupyterlab') };
    return { shown: `${file} -m notebook (${by})`, programs, core: run('-m', 'jupyter') };
  }
  return { shown: `${file} (${by})`, programs: { notebook: run('notebook'), lab: run('lab') }, core: run() };
}

function keepFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ programs, core }) => {
    const file = core?.file ?? programs.notebook?.file ?? programs.lab?.file ?? '';
    return !seen.has(file) && seen.add(file).has(file);
  });
}
