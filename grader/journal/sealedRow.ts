import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SubmissionReport } from '../domain';
import { findRowFault } from '../report/validateRow';

/** What a row is kept under: the submission it is of, and the bytes that were graded. */
export interface RowTerms {
  readonly submission: string;
  readonly file: string;
  /** SHA-256 of the file's bytes, in hex. */
  readonly fileHash: string;
}

export interface Sealer {
  readonly identify: (terms: RowTerms) => string;
  /** One line of JSON, its line break included. */
  readonly write: (row: SubmissionReport, fileHash: string) => string;
  /** The identity under which a line was written; null where this run's terms and secret did not seal it. */
  readonly check: (line: Buffer) => string | null;
  /** The row of a line that holds, if it is the one of these terms. */
  readonly read: (line: Buffer, terms: RowTerms) => SubmissionReport | null;
}

/** 64 hexadecimal digits of a SHA-256, of which 32 are enough to tell submissions apart. */
const layout = /^\{"seal":"([0-9a-f]{64})","id":"([0-9a-f]{32})","row":$/;
const headLength = 9 + 64 + 8 + 32 + 8;

/**
 * Seals rows with the secret and the key of the run, since a file in a shared folder may be written by anybody: a line
 * that is torn, damaged, of another run or made up is as good as absent.
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
