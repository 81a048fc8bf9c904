import { UsageError } from '../utils/usageError';
import { compareText } from '../utils/compareText';
import { cleanText } from '../utils/cleanText';
import type { PlacedRow, ReportFile } from './reportFile';

interface RowSource {
  readonly rows: AsyncGenerator<PlacedRow>;
  next: PlacedRow | null;
}

/**
 * The rows of all files in the order of their names, as one run over the whole batch gives them. One row of each file
 * is in memory at a time.
 * @param check throws when a row does not belong in this report
 * @throws UsageError when a file is not in that order, or a name comes twice
 */
export async function* mergeRows(
  files: readonly ReportFile[],
  check: (placed: PlacedRow) => void,
): AsyncGenerator<PlacedRow> {
  const advance = async (rows: RowSource['rows'], last: PlacedRow | null): Promise<PlacedRow | null> => {
    const { value } = (await rows.next()) as { readonly value?: PlacedRow };
    if (value === undefined) return null;
    check(value);
    if (last !== null) requireOrder(last, value);
    return value;
  };
  const sources: RowSource[] = [];
  for (const file of files) {
    const rows = file.rows();
    sources.push({ rows, next: await advance(rows, null) });
  }
  let last: PlacedRow | null = null;
  for (;;) {
    const source = findFirst(sources);
    const placed = source?.next ?? null;
    if (source === null || placed === null) return;
    if (last?.row.submission === placed.row.submission) throw twice(last, placed);
    yield placed;
    last = placed;
    source.next = await advance(source.rows, placed);
  }
}

/** Of a few files the least is found as fast by looking at each. */
function findFirst(sources: readonly RowSource[]): RowSource | null {
  let first: RowSource | null = null;
  for (const source of sources) {
    if (source.next === null) continue;
    if (
      first === null ||
      first.next === null ||
      compareText(source.next.row.submission, first.next.row.submission) < 0
    )
      first = source;
  }
  return first;
}

function requireOrder(last: PlacedRow, placed: PlacedRow): void {
  const order = compareText(last.row.submission, placed.row.submission);
  if (order === 0) throw twice(last, placed);
  if (order > 0)
    throw new UsageError(
      `${placed.place} is out of order (${cleanText(placed.row.submission, 80)} after ${cleanText(last.row.submission, 80)}): merge takes reports as grader grade wrote them, each file a run.`,
    );
}

/** Equal rows too: one of them may be somebody else's, and a submission is counted once. */
function twice(one: PlacedRow, other: PlacedRow): UsageError {
  return new UsageError(
    `${one.place} and ${other.place} are both of ${cleanText(one.row.submission, 80)}: merge the shards of one batch, each once.`,
  );
}
