import type { ChildEnd } from '../startChild';
import type { Boot } from '../launch';

/** A message from the grader to its fork server. The grader numbers the children. */
export type ForkServerOrder =
  | { readonly kind: 'start'; readonly id: number; readonly launch: Boot }
  | { readonly kind: 'send'; readonly id: number; readonly request: string }
  | { readonly kind: 'stop'; readonly id: number };

/** A message from the fork server to the grader, about one child. */
export type ForkServerNews =
  | { readonly kind: 'started'; readonly id: number; readonly pid: number | undefined }
  | { readonly kind: 'ready'; readonly id: number }
  /** The child could not be booted: a fault of the machine. */
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'output'; readonly id: number; readonly bytes: number }
  | { readonly kind: 'line'; readonly id: number; readonly text: string }
  | { readonly kind: 'ended'; readonly id: number; readonly how: ChildEnd }
  | { readonly kind: 'gone'; readonly id: number };
