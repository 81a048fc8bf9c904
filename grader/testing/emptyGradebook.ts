import type { Gradebook } from '../gradebook/summarise';

/** A gradebook with nothing in it. */
export const emptyGradebook: Gradebook = {
  attempts: [],
  adjustments: [],
  roster: [],
  links: new Map(),
  extensions: [],
  times: new Map(),
};
