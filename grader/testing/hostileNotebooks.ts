import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './runCli';

export const hostileFolder = join(repository, 'grader/hostile');

/** A hostile submission, and what has to come of it, as its metadata says. */
export interface HostileNotebook {
  readonly name: string;
  /** The first cell: what it tries, and why that fails. */
  readonly prose: string;
  /** The function with the hostile code; the other two are right. */
  readonly functionName: string;
  /** Any of them is right: a bomb may run out of time before it runs out of memory. */
  readonly verdicts: readonly string[];
  /** What the student is told matches it. */
  readonly tell: RegExp;
  /** What the hostile function deserves: 0, unless a part of what it does is right. */
  readonly score: number;
}

interface RawNotebook {
  readonly cells: readonly { readonly cell_type: string; readonly source: readonly string[] }[];
  readonly metadata: {
    readonly hostile: {
      readonly function: string;
      readonly verdicts: readonly string[];
      readonly tell: string;
      readonly score?: number;
    };
  };
}

/** All of `grader/hostile`, in the order of their names. */
export function readHostileNotebooks(): readonly HostileNotebook[] {
  const files = readdirSync(hostileFolder).filter((file) => file.endsWith('.ipynb'));
  return files.sort().map((file) => {
    const { cells, metadata } = JSON.parse(readFileSync(join(hostileFolder, file), 'utf8')) as RawNotebook;
    const { verdicts, tell, score = 0, ...hostile } = metadata.hostile;
    return {
      name: file.replace(/\.ipynb$/, ''),
      prose: cells[0]?.cell_type === 'markdown' ? cells[0].source.join('') : '',
      functionName: hostile.function,
      verdicts,
      tell: new RegExp(tell),
      score,
    };
  });
}
