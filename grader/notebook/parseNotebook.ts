import type { ReadNotebook } from '../domain';
import { completeNotebook } from './completeNotebook';
import { parseJson } from './parseJson';
import { recogniseBroken, recogniseBytes } from './recogniseFile';
import { explainSize, MAX_BYTES } from './sizeLimit';

/**
 * Reads a notebook's content: any nbformat 4. Never throws; a `rejected` reason begins with a verb whose subject is
 * the file ("is empty: …"), so that it can follow a name.
 */
export function parseNotebook(content: string | Uint8Array): ReadNotebook {
  if (content.length > MAX_BYTES) return { kind: 'rejected', reason: explainSize(content.length) };
  if (typeof content !== 'string') {
    const foreign = recogniseBytes(content);
    if (foreign !== null) return { kind: 'rejected', reason: foreign };
  }
  const text = decode(content);
  const parsed = parseJson(text);
  if (parsed.kind === 'parsed') return completeNotebook(parsed.value);
  return { kind: 'rejected', reason: recogniseBroken(text) ?? parsed.reason };
}

/** Text without a byte order mark. Bytes that are no UTF-8 become U+FFFD: they are most likely in a comment. */
function decode(content: string | Uint8Array): string {
  const text = typeof content === 'string' ? content : new TextDecoder('utf-8').decode(content);
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
