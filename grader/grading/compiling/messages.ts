import type { CompileOptions, PackedFunction } from '../../compile';
import type { ReadNotebook } from '../../domain';

/** A notebook to read and compile: the bytes of its file. */
export interface CompileOrder {
  readonly bytes: Uint8Array;
  readonly options: CompileOptions;
}

/** What the compiling thread tells. */
export type CompileNews =
  /** It has loaded the compiler. `thread`: its own name beneath /proc; null where there is none. */
  | { readonly kind: 'ready'; readonly thread: string | null }
  | { readonly kind: 'read'; readonly read: ReadNotebook }
  | { readonly kind: 'compiled'; readonly functions: readonly PackedFunction[] }
  /** An error that no notebook should bring about: a bug. */
  | { readonly kind: 'failed'; readonly stack: string };
