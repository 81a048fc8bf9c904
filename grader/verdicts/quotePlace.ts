import type { Finding, Notebook, Place } from '../domain';

/** A place, with the text of its line where it names one. */
export type QuotedPlace = Place & Pick<Finding, 'source'>;

/** A line longer than this is shown from its beginning. */
const LONGEST_LINE = 160;

/** A place with the text of its line, so that a reader need not open the notebook to see what is meant. */
export function quotePlace(place: Place, notebook: Notebook): QuotedPlace {
  if (place.cell === undefined || place.line === undefined) return place;
  const line = notebook.cells[place.cell - 1]?.source.split('\n')[place.line - 1]?.trim() ?? '';
  if (line === '') return place;
  return { ...place, source: line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line };
}
