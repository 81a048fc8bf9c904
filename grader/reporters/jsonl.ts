import type { Reporter, TextFormat } from './reporter';

/** A submission's row of the report on a line of its own: for streams, `jq` and data frames. */
export const jsonl: TextFormat = {
  kind: 'text',
  takes: 'many',
  wantsWork: false,
  mixes: 'rows',
  create: reportJsonl,
};

function reportJsonl(): Reporter {
  return { start: () => '', row: (row) => `${escapeSeparators(JSON.stringify(row))}\n`, end: () => '' };
}

/** JSON lets these stand in a string as they are, but some readers end a line there. */
function escapeSeparators(json: string): string {
  return json.replace(
    /[\u0085\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
