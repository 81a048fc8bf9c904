import { reportJson } from './json';
import type { Reporter, RenderOptions } from './reporter';
import { reportTable } from './table';

export type { Reporter } from './reporter';
export { validateRow } from './validateRow';

export type Format = 'table' | 'json';

/** One reporter a format. */
export const reporters = {
  table: reportTable,
  json: reportJson,
} satisfies Record<Format, (assignment: string, options: RenderOptions) => Reporter>;

export const formats = Object.keys(reporters) as readonly Format[];
