import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SubmissionReport } from '../domain';
import { findRowFault } from '../report/validateRow';

/** What identifies a row: the submission, and the bytes that were graded. */
export interface RowTerms {
  readonly submission: string;
  readonly file: string;
  /** SHA-256 of the file's bytes, in hex. */
  readonly fileHash: string;
}

export interface Sealer {
  readonly identify: (terms: RowTerms) => string;
  /** A row as one line of JSON, with the line break. */
  readonly write: (row: SubmissionReport, fileHash: string) => string;
  /** The id of a line's row; null when the line was not sealed with this secret and key. */
  readonly check: (line: Buffer) => string | null;
  /** The row of a line; null when the seal is not valid, or the row is another one. */
  readonly read: (line: Buffer, terms: RowTerms) => SubmissionReport | null;
}

/** The beginning of a line: an HMAC-SHA-256 in hex, and the first half of a SHA-256 as id. */
const layout = /^\{"seal":"([0-9a-f]{64})","id":"([0-9a-f]{32})","row":$/;
const headLength = 9 + 64 + 8 + 32 + 8;

/**
 * Seals rows with the secret and the key of the run, since in a shared folder anybody may write the file. A line that
 * is incomplete, damaged, forged, or of another run is ignored.
 */
export function createSealer(secret: string, key: string): Sealer {
  const seal = (id: string, row: string | Buffer): Buffer =>
    createHmac('sha256', secret).update(`journal/${key}/${id}/`).update(row).digest();
  const identify = ({ submission, file, fileHash }: RowTerms): string =>
    createHash('sha256')
      .update(JSON.stringify([submission, file, fileHash]))
      .digest('hex')
      .slice(0, 32);
  const check = (line: Buffer): string | null => {
    const [, given = '', id] = layout.exec(line.toString('latin1', 0, headLength)) ?? [];
    if (id === undefined || line.at(-1) !== 0x7d) return null;
    return timingSafeEqual(Buffer.from(given, 'hex'), seal(id, line.subarray(headLength, -1))) ? id : null;
  };
  return {
    identify,
    check,
    write(row, fileHash) {
      const id = identify({ submission: row.submission, file: row.file, fileHash });
      const text = JSON.stringify(row);
      return `{"seal":"${seal(id, text).toString('hex')}","id":"${id}","row":${text}}\n`;
    },
    read(line, terms) {
      if (check(line) !== identify(terms)) return null;
      const row: unknown = JSON.parse(line.toString('utf8', headLength, line.length - 1));
      if (findRowFault(row) !== null) return null;
      const { submission, file } = row as SubmissionReport;
      return submission === terms.submission && file === terms.file ? (row as SubmissionReport) : null;
    },
  };
}
