import { Buffer } from 'node:buffer';
import { readSync } from 'node:fs';
import type { ChildRequest } from '../protocol';

/** Blocks until the request, one line, is there; null when the parent closed the pipe first. */
export function readRequest(): ChildRequest | null {
  const pieces: Buffer[] = [];
  for (;;) {
    const piece = readPiece();
    if (piece === null) return null;
    pieces.push(piece);
    if (piece.includes(0x0a)) return JSON.parse(Buffer.concat(pieces).toString('utf8')) as ChildRequest;
  }
}

/** Blocks until the pipe is closed, which happens at the latest when the parent ends. */
export function waitForParentToEnd(): void {
  while (readPiece() !== null);
}

function readPiece(): Buffer | null {
  const buffer = Buffer.alloc(65_536);
  const count = readSync(0, buffer);
  return count === 0 ? null : buffer.subarray(0, count);
}
