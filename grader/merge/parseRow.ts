import { UsageError } from '../utils/usageError';
import type { SubmissionReport } from '../domain';
import { completeRow, type ReadRow } from '../report/completeRow';
import { findRowFault } from '../report/validateRow';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A row from its text. @throws UsageError naming the place when it is none */
export function parseRow(bytes: Uint8Array, place: string): SubmissionReport {
  const row = parseJson(bytes, place);
  const fault = findRowFault(row);
  if (fault === null) return completeRow(row as ReadRow);
  throw new UsageError(`${place} is no row of a report (${fault}).`);
}

function parseJson(bytes: Uint8Array, place: string): unknown {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new UsageError(`${place} is not UTF-8 text.`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // What V8 says quotes the text, which may be anybody's.
    throw new UsageError(`${place} is not JSON: it is cut off or damaged.`);
  }
}
