import { resolve } from 'node:path';
import type { Argv } from 'yargs';
import { examineMachine, renderFindings, thisMachine, type DoctorFinding } from '../jupyter';
import { escapeControls } from '../utils/escapeControls';
import { endWithGrader } from '../process/interrupt';
import { findPackageFolder } from '../utils/findPackageFolder';
import { chooseRoot, type CommonOptions } from './chooseAssignment';
import { wantsColor, writeStdout } from '../output/writeOutput';

export const command = 'doctor';
export const describe = 'what this machine lacks for the notebook, and the command that mends it';

interface Options extends CommonOptions {
  readonly format: 'text' | 'json';
}

export const builder = (argv: Argv) =>
  argv.option('format', {
    choices: ['text', 'json'] as const,
    default: 'text' as const,
    requiresArg: true,
    describe: 'what to print on stdout',
  });

/** @returns the exit code: 0 when nothing is missing, else 1 */
export async function handler(options: Options): Promise<number> {
  const root = resolve(chooseRoot(options));
  const stop = new AbortController();
  const leave = endWithGrader({ end: () => stop.abort() });
  try {
    const places = { root, packageFolder: findPackageFolder() };
    const findings = await examineMachine(places, thisMachine({ signal: stop.signal }));
    await writeStdout(render(findings, options.format));
    return findings.some(({ status }) => status === 'missing') ? 1 : 0;
  } finally {
    leave();
  }
}

function render(findings: readonly DoctorFinding[], format: Options['format']): string {
  if (format === 'json') return `${JSON.stringify({ schemaVersion: 1, findings }, null, 2)}\n`;
  // Some words are those of other programs.
  const shown = findings.map((finding) => ({ ...finding, message: escapeControls(finding.message) }));
  return renderFindings(shown, wantsColor());
}
