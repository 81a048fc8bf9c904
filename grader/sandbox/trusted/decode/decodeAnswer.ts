import type { CallOutcome, CallRecord, ProgramCalls, RunResult, ThrownError } from '../../../domain';
import { asArray, asText, decodeValue, NotAnAnswer } from './decodeValue';
import { describeValue } from './describeValue';
import { PROGRAM_FILE, PROGRAM_PREFIX } from '../../protocol';

/** V8's message when the system refuses memory for a typed array. */
const NO_MEMORY = 'Array buffer allocation failed';

/**
 * Decodes the answer of one program and checks every field, since student code may have taken over the child. Never
 * throws; what is not an answer becomes the result `crashed`.
 */
export function decodeAnswer(text: string, asked: ProgramCalls, memoryMb: number): RunResult {
  try {
    const result = decodeResult(JSON.parse(text) as unknown, asked);
    return ranOutOfMemory(result) ? { kind: 'out-of-memory', memoryMb } : result;
  } catch {
    return { kind: 'crashed', detail: 'what it gave back could not be read' };
  }
}

function decodeResult(encoded: unknown, asked: ProgramCalls): RunResult {
  const [kind, content] = asArray(encoded);
  if (kind === 'threw') return { kind, error: decodeThrown(content, asked.code.length) };
  if (kind === 'not-a-function') return { kind, description: describeValue(decodeValue(content)) };
  const calls = kind === 'answered' ? asArray(content) : [];
  if (kind !== 'answered' || calls.length !== asked.calls.length)
    throw new NotAnAnswer('not the calls asked for');
  return {
    kind,
    calls: calls.map((call, i) => decodeCall(call, asked.calls[i]?.length ?? 0, asked.code.length)),
  };
}

function decodeCall(encoded: unknown, argCount: number, codeLength: number): CallRecord {
  const [first, second, argsAfter, rewound] = asArray(encoded);
  const args = asArray(argsAfter).map((arg) => decodeValue(arg));
  if (args.length !== argCount) throw new NotAnAnswer('not the arguments sent');
  const outcome = decodeOutcome(first, codeLength);
  const decodeLater = (later: unknown): CallOutcome =>
    asArray(later)[0] === 'same' ? outcome : decodeOutcome(later, codeLength);
  const record = { first: outcome, second: decodeLater(second), argsAfter: args };
  return rewound === undefined ? record : { ...record, rewound: decodeLater(rewound) };
}

function decodeOutcome(encoded: unknown, codeLength: number): CallOutcome {
  const [kind, content] = asArray(encoded);
  if (kind === 'returned') return { kind, value: decodeValue(content) };
  if (kind === 'threw') return { kind, error: decodeThrown(content, codeLength) };
  throw new NotAnAnswer('an outcome of no known kind');
}

function decodeThrown(encoded: unknown, codeLength: number): ThrownError {
  const [name, message, stack] = asArray(encoded).map(asText);
  if (name === undefined || message === undefined || stack === undefined)
    throw new NotAnAnswer('half an error');
  return { name, message, columns: columnsOf(stack, codeLength) };
}

/** The columns of the program's frames in a V8 stack, innermost first, counted from the program's first character. */
function columnsOf(stack: string, codeLength: number): number[] {
  const frames = stack.matchAll(
    new RegExp(`^ {4}at .*${PROGRAM_FILE.replace('.', '\\.')}:1:(\\d{1,9})`, 'gm'),
  );
  const columns = Array.from(frames, (frame) => Number(frame[1]) - PROGRAM_PREFIX.length);
  return columns.filter((column) => column >= 1 && column <= codeLength);
}

function ranOutOfMemory(result: RunResult): boolean {
  const refused = ({ name, message }: ThrownError): boolean => name === 'RangeError' && message === NO_MEMORY;
  if (result.kind === 'threw') return refused(result.error);
  if (result.kind !== 'answered') return false;
  return result.calls.some(({ first, second, rewound = second }) =>
    [first, second, rewound].some((o) => o.kind === 'threw' && refused(o.error)),
  );
}
