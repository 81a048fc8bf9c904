import Ajv from 'ajv';
import { UsageError } from '../utils/usageError';
import type { Report } from '../domain';
import { reportSchema } from '../report/reportSchema';
import type { ReportHead } from './reportFile';

/** How a report begins: what it says of itself, and the byte at which its rows begin. */
export type Beginning =
  | { readonly kind: 'json'; readonly head: ReportHead; readonly rowsAt: number }
  | { readonly kind: 'jsonl'; readonly rowsAt: number };

/** A head is a few hundred bytes. */
export const LONGEST_HEAD = 64 * 1024;

const BYTE_ORDER_MARK = Buffer.from('\ufeff');
const rowKeys = new Set(Object.keys(reportSchema.definitions.submission.properties));
const reportKeys = new Set(Object.keys(reportSchema.properties));

/**
 * Tells from the first bytes of a file which of the two formats it is in: by the first key, whatever the file is called.
 * @throws UsageError naming the file when it is in neither
 */
export function readBeginning(bytes: Buffer, path: string): Beginning {
  const begin = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  // One character a byte, so that places in the text are places in the file.
  const text = bytes.toString('latin1', begin);
  if (text.trim() === '') return readNothing(path, begin);
  const [, key = ''] = /^\s*\{\s*"(\w+)"\s*:/.exec(text) ?? [];
  if (rowKeys.has(key)) return { kind: 'jsonl', rowsAt: begin };
  if (!reportKeys.has(key))
    throw new UsageError(
      `${path} is not a report: merge takes what grader grade writes with --format json or jsonl.`,
    );
  // Within a string of JSON the quotes would have backslashes before them.
  const [whole] = /^[^]*?"submissions"\s*:\s*\[/.exec(text) ?? [];
  if (whole === undefined) throw new UsageError(`${path} is cut off, or no report: it has no "submissions".`);
  return {
    kind: 'json',
    head: parseHead(Buffer.from(`${whole}]}`, 'latin1').toString('utf8'), path),
    rowsAt: begin + whole.length,
  };
}

/** A run that graded nothing writes no line of jsonl, but a json report all the same. */
function readNothing(path: string, rowsAt: number): Beginning {
  if (!/\.json$/i.test(path)) return { kind: 'jsonl', rowsAt };
  throw new UsageError(`${path} is empty: a json report says its assignment even where nothing was graded.`);
}

function parseHead(text: string, path: string): ReportHead {
  let head: unknown;
  try {
    head = JSON.parse(text);
  } catch {
    throw new UsageError(`${path} is not JSON: it is cut off or damaged before its first row.`);
  }
  const version = (head as { readonly schemaVersion?: unknown }).schemaVersion;
  if (typeof version === 'number' && version > 1)
    throw new UsageError(
      `${path} was written by a newer grader (schemaVersion ${version}; this one reads 1): update this one.`,
    );
  const validate = (compiled ??= new Ajv().compile(reportSchema));
  if (!validate(head)) {
    const error = validate.errors?.[0];
    throw new UsageError(`${path} is not a report (${error?.instancePath ?? ''}: ${error?.message ?? '?'}).`);
  }
  const { assignment, assignments = [], shard = null } = head as Report;
  if (shard !== null && shard.number > shard.of)
    throw new UsageError(`${path} says that it is shard ${shard.number} of ${shard.of}.`);
  return { assignments: assignment === undefined ? assignments : [assignment], shard };
}

let compiled: ReturnType<Ajv['compile']> | undefined;
