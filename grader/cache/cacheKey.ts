import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case, GradedFunction, Limits, Misconception, TrustedHelper, Value } from '../domain';

/** All that, beside a program's own text, decides how one function is judged. */
export interface JudgingTerms {
  readonly fn: GradedFunction;
  /** Public and hidden, with their arguments and expected outputs: the secret and the solution are in them. */
  readonly cases: readonly Case[];
  readonly helper: TrustedHelper;
  readonly limits: Limits;
  /** Those of this function. */
  readonly misconceptions: readonly Misconception[];
}

/** A digest of everything that could change a judgement: the grader, Node's major version, and the terms. */
export function digestTerms({ fn, cases, helper, limits, misconceptions }: JudgingTerms): string {
  const nodeMajor = process.versions.node.split('.')[0];
  const terms = [readBuildId(), nodeMajor, fn, cases, helper, limits, misconceptions];
  return createHash('sha256').update(JSON.stringify(terms, replaceValues)).digest('hex');
}

/** The key of one program under some terms. */
export function keyProgram(termsDigest: string, code: string): string {
  return createHash('sha256').update(termsDigest).update(code).digest('hex');
}

/** A digest of what decides how whole files are judged: the terms of all functions, and the stubs. */
export function digestFiles(termsDigests: readonly string[], stubs: ReadonlyMap<string, string>): string {
  return createHash('sha256')
    .update(JSON.stringify([termsDigests, [...stubs]]))
    .digest('hex');
}

/** The key of one file under such a digest. */
export function keyFile(filesDigest: string, bytes: Uint8Array): string {
  return createHash('sha256').update(filesDigest).update(bytes).digest('hex');
}

/** SHA-256 of a file's bytes, in hex. */
export function hashFile(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Maps and numbers that JSON would lose. */
function replaceValues(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...(value as ReadonlyMap<string, Value>)];
  return typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)) ? `${value}#` : value;
}

let buildId: string | undefined;
/** What the build wrote: a digest of the compiled grader. */
export function readBuildId(): string {
  const file = join(__dirname, '..', 'buildId.txt');
  return (buildId ??= existsSync(file) ? readFileSync(file, 'utf8').trim() : 'not built');
}
