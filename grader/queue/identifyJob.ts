import { createHash } from 'node:crypto';

/** Two submissions that agree in all of this are one job. */
export interface JobIdentity {
  readonly assignment: string;
  readonly graderVersion: string;
  readonly revision: string;
  /** Their keys. */
  readonly owners: readonly string[];
  /** SHA-256 of the file's bytes. */
  readonly fileHash: string;
}

/**
 * The id of a job, the same on every machine, so that submitting a file again adds no job. A UUID of version 8
 * (RFC 9562): a digest in which six bits are fixed.
 */
export function identifyJob({ assignment, graderVersion, revision, owners, fileHash }: JobIdentity): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([assignment, graderVersion, revision, owners, fileHash]))
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
