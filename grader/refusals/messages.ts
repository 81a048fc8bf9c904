import type { Refusal } from '../domain';

/** What the thread is told when it is started. */
export interface RefusalPlaces {
  /** The folder of the package tslab. */
  readonly tslab: string;
  /** The folder of the assignment's notebooks: cells are compiled as if they stood there, and may import what does. */
  readonly notebooks: string;
  /** Of the module that cells import, without `./` and ending. */
  readonly helper: string;
}

export interface CodeCell {
  readonly number: number;
  readonly source: string;
}

export interface RefusalRequest {
  readonly id: number;
  readonly cells: readonly CodeCell[];
  /** Numbers of the cells that are asked about; the others matter for what they declare. */
  readonly wanted: readonly number[];
}

export type RefusalAnswer =
  | { readonly id: number; readonly kind: 'refusals'; readonly refusals: readonly Refusal[] }
  /** `reason` completes "cells are not checked as the kernel would: …". */
  | { readonly id: number; readonly kind: 'fault'; readonly reason: string };
