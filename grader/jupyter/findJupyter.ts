import type { Candidate, JupyterCommand, JupyterProgram } from './listCandidates';
import type { Machine } from './machine';
import type { Ran } from './runBriefly';

/** A Jupyter that answered: how each front end that it has is started, and its version. */
export interface Jupyter {
  readonly shown: string;
  readonly programs: Readonly<Partial<Record<JupyterProgram, FrontEnd>>>;
}

export interface FrontEnd extends JupyterCommand {
  readonly version: string;
}

export interface JupyterSearch {
  readonly jupyter: Jupyter | null;
  /** What looked like a Jupyter and was of no use, with the reason. */
  readonly useless: readonly Useless[];
}

export interface Useless {
  readonly shown: string;
  readonly reason: string;
}

/**
 * Asks the candidates one by one until one has the front end that is wanted (`any`: one of the two). Where none has
 * it, the first that has another.
 */
export async function findJupyter(
  candidates: readonly Candidate[],
  wanted: JupyterProgram | 'any',
  machine: Machine,
): Promise<JupyterSearch> {
  const useless: Useless[] = [];
  let second: Jupyter | null = null;
  for (const candidate of candidates) {
    const asked = await ask(candidate, machine);
    if (asked.kind === 'useless') {
      if (asked.reason !== null) useless.push({ shown: candidate.shown, reason: asked.reason });
      continue;
    }
    if (wanted === 'any' || asked.jupyter.programs[wanted] !== undefined)
      return { jupyter: asked.jupyter, useless };
    second ??= asked.jupyter;
  }
  return { jupyter: second, useless };
}

type Asked =
  | { readonly kind: 'jupyter'; readonly jupyter: Jupyter }
  /** No reason where it was no Jupyter at all, such as a Python without one. */
  | { readonly kind: 'useless'; readonly reason: string | null };

async function ask(candidate: Candidate, machine: Machine): Promise<Asked> {
  const { notebook, lab } = candidate.programs;
  const [first, second] = await Promise.all([askVersion(notebook, machine), askVersion(lab, machine)]);
  const programs = {
    ...(notebook !== undefined &&
      first.version !== null && { notebook: { ...notebook, version: first.version } }),
    ...(lab !== undefined && second.version !== null && { lab: { ...lab, version: second.version } }),
  };
  if (Object.keys(programs).length > 0)
    return { kind: 'jupyter', jupyter: { shown: candidate.shown, programs } };
  const ran = notebook === undefined ? second.ran : first.ran;
  const isPython = notebook?.args[0] === '-m';
  if (candidate.core !== null) {
    const core = await askVersion(candidate.core, machine);
    if (core.ran !== null && answers(core.ran))
      return { kind: 'useless', reason: 'it has neither notebook nor lab' };
    if (isPython) return { kind: 'useless', reason: null };
    return { kind: 'useless', reason: describeFailure(core.ran) };
  }
  return { kind: 'useless', reason: describeFailure(ran) };
}

async function askVersion(
  command: JupyterCommand | undefined,
  machine: Machine,
): Promise<{ readonly version: string | null; readonly ran: Ran | null }> {
  if (command === undefined) return { version: null, ran: null };
  const ran = await machine.run(command.file, [...command.args, '--version']);
  return { version: answers(ran) ? readVersion(ran.stdout) : null, ran };
}

function answers(ran: Ran): ran is Extract<Ran, { kind: 'ended' }> {
  return ran.kind === 'ended' && ran.code === 0;
}

/** On a line of its own: warnings may come before. */
function readVersion(stdout: string): string | null {
  return /^\s*(\d+\.\d[\w.+-]*)\s*$/m.exec(stdout)?.[1] ?? null;
}

function describeFailure(ran: Ran | null): string {
  if (ran === null) return 'it cannot be started';
  if (ran.kind === 'not-started') return `it cannot be started: ${ran.reason}`;
  if (ran.kind === 'timed-out') return `it gave no answer within ${ran.seconds} s`;
  const last = ran.stderr.trim().split(/\r?\n/).at(-1) ?? '';
  return last === '' ? `it ends with code ${ran.code ?? 'of a signal'}` : `it says "${last.slice(0, 160)}"`;
}
