import { Buffer } from 'node:buffer';
import { readSync } from 'node:fs';
import type { ChildRequest } from '../protocol';

/** Blocks until the one line of the request is there; null when the parent is gone. */
export function readRequest(): ChildRequest | null {
  const pieces: Buffer[] = [];
  for (;;) {
    const piece = readPiece();
    if (piece === null) return null;
    pieces.push(piece);
    if (piece.includes(0x0a)) return JSON.parse(Buffer.concat(pieces).toString('utf8')) as ChildRequest;
  }
}

/** Blocks until the parent closes the pipe, as it does when it ends. */
export function waitForTheEnd(): void {
  while (readPiece() !== null);
}

function readPiece(): Buffer | null {
  const buffer = Buffer.alloc(65_536);
  const count = readSync(0, buffer);
  return count === 0 ? null : buffer.subarray(0, count);
}
