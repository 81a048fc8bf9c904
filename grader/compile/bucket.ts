import type { Deeds, Pass } from './deeds';
import type { Root } from './ties';

/** Deeds while they are being found. */
export interface Bucket extends Deeds {
  readonly reads: Set<string>;
  readonly sets: Set<string>;
  readonly changes: Set<Root>;
  readonly methods: Set<Root>;
  readonly calls: Set<string>;
  readonly passes: Pass[];
}

export function startBucket(): Bucket {
  return {
    reads: new Set(),
    sets: new Set(),
    changes: new Set(),
    methods: new Set(),
    calls: new Set(),
    passes: [],
  };
}
