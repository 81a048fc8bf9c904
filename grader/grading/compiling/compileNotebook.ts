import { join } from 'node:path';
import { compileQuickly, unpackFunction, type CompileOptions } from '../../compile';
import type { CompiledFunction, Notebook } from '../../domain';
import { parseNotebook } from '../../notebook';
import { findDist } from '../../utils/findDist';
import { openThread, type CompileThread, type ThreadWork } from './openThread';

/** A file read as a notebook, with what became of each graded function. */
export type CompiledNotebook =
  | { readonly kind: 'rejected'; readonly reason: string }
  | {
      readonly kind: 'compiled';
      readonly notebook: Notebook;
      readonly functions: readonly CompiledFunction[];
      /** False where it took too long: a faster machine may see it through. */
      readonly isSteady: boolean;
    };

/** Reads and compiles notebooks, however much work they are, without keeping others waiting. */
export interface NotebookCompiler {
  readonly compile: (bytes: Uint8Array, options: CompileOptions) => Promise<CompiledNotebook>;
}

export interface CompilerTerms {
  /** How long one notebook may take, on a processor. */
  readonly milliseconds: number;
  /** The program of a compiling thread. */
  readonly threadFile: string;
}

/** What takes longest within the bounds of `compile/` takes a second or two. */
const MILLISECONDS = 10_000;
/** Read at once; a larger file is mostly outputs, whose reading takes long. */
const QUICK_BYTES = 1_000_000;
/** Each has a compiler of its own, which takes a third of a second to load and some 100 MB. */
const MOST_THREADS = 2;

/**
 * Notebooks that are little work are compiled at once, as nearly all are. The others go to a thread, which is started
 * for the first of them, and is ended where one takes too long: that is its own fault, and it does not compile.
 */
export function createNotebookCompiler(terms: Partial<CompilerTerms> = {}): NotebookCompiler {
  const milliseconds = terms.milliseconds ?? MILLISECONDS;
  const threadFile = terms.threadFile ?? join(findDist(), 'grading', 'compiling', 'thread.js');
  const idle: CompileThread[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;

  const compileOnThread = async (bytes: Uint8Array, options: CompileOptions): Promise<CompiledNotebook> => {
    if (busy >= MOST_THREADS) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy += 1;
    const rested = idle.pop();
    const thread = rested?.isAlive() === true ? rested : openThread(threadFile);
    try {
      return describeWork(await thread.compile(bytes, options, milliseconds), options, milliseconds);
    } finally {
      if (thread.isAlive()) idle.push(thread);
      const next = waiting.shift();
      if (next === undefined) busy -= 1;
      else next();
    }
  };

  return {
    async compile(bytes, options) {
      if (bytes.length > QUICK_BYTES) return compileOnThread(bytes, options);
      const read = parseNotebook(bytes);
      if (read.kind === 'rejected') return read;
      const { notebook } = read;
      const functions = compileQuickly(notebook, options);
      if (functions === null) return compileOnThread(bytes, options);
      return { kind: 'compiled', notebook, functions, isSteady: true };
    },
  };
}

function describeWork(
  { read, functions, excess }: ThreadWork,
  options: CompileOptions,
  milliseconds: number,
): CompiledNotebook {
  const much = excess === 'memory' ? 'too much memory' : `more than ${milliseconds / 1000} s`;
  if (read === null)
    return { kind: 'rejected', reason: `takes ${much} to read: clear its outputs and save it again` };
  if (read.kind === 'rejected') return read;
  const { notebook } = read;
  if (functions !== null) {
    return { kind: 'compiled', notebook, functions: functions.map(unpackFunction), isSteady: true };
  }
  const message = `the notebook takes ${much} to compile: take out the code that the graded functions do not need`;
  const given = options.functions.map((functionName): CompiledFunction => ({
    kind: 'does-not-compile',
    functionName,
    place: {},
    message,
  }));
  return { kind: 'compiled', notebook, functions: given, isSteady: false };
}
