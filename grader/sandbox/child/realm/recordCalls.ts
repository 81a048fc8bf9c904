import { rememberRandom } from '../../../lab/np';
import type { Classify } from '../../protocol';
import { encodeValue } from './encode';
import { rememberMathRandom } from './fixChance';
import { apply, parseJson } from './intrinsics';
import { encodeThrown } from './thrown';

export type StudentFunction = (...args: unknown[]) => unknown;

/** Sent in place of a later outcome where its text equals that of the first. */
const SAME = '["same"]';

/** What one call has given so far, encoded. */
interface RecordedCall {
  first: string;
  argsAfter: string;
  second: string;
  rewound: string;
  /** Takes the streams of random numbers back to where they were before the first call. */
  rewind: () => void;
}

/**
 * Gives what makes the calls of a function, and encodes what they gave. To be called before the program runs: what it
 * does to arrays cannot reach records that are there already.
 *
 * Every call is made in order, and again from the last to the first. Where a second outcome is not that of the first,
 * each is made a third time, after another call than before, with the random numbers that it had the first time: what
 * differs now is due to what earlier calls left behind.
 */
export function prepareCalls(callsJson: string, classify: Classify): (graded: StudentFunction) => string {
  const records = (parseJson(callsJson) as unknown[]).map(blankRecord);
  const count = records.length;

  return (graded) => {
    const call = (index: number): string => encodeOutcome(graded, decodeArgs(callsJson, index), classify);
    let isSettled = true;
    for (let i = 0; i < count; i++)
      makeFirst(graded, records[i] as RecordedCall, decodeArgs(callsJson, i), classify);
    for (let i = count - 1; i >= 0; i--) {
      const record = records[i] as RecordedCall;
      record.second = call(i);
      if (record.second !== record.first) isSettled = false;
    }
    for (let step = 0; step < count && !isSettled; step++) {
      const index = (step + count - 1) % count;
      const record = records[index] as RecordedCall;
      record.rewind();
      record.rewound = call(index);
    }
    let calls = '';
    for (let i = 0; i < count; i++)
      calls += (i === 0 ? '' : ',') + encodeRecord(records[i] as RecordedCall, isSettled);
    return calls;
  };
}

function blankRecord(): RecordedCall {
  return { first: '', argsAfter: '', second: '', rewound: '', rewind: () => undefined };
}

function makeFirst(graded: StudentFunction, record: RecordedCall, args: unknown[], classify: Classify): void {
  record.rewind = rememberChance();
  record.first = encodeOutcome(graded, args, classify);
  for (let i = 0; i < args.length; i++)
    record.argsAfter += (i === 0 ? '' : ',') + encodeValue(args[i], classify);
}

function rememberChance(): () => void {
  const rewindNp = rememberRandom();
  const rewindMath = rememberMathRandom();
  return () => {
    rewindNp();
    rewindMath();
  };
}

function encodeRecord({ first, argsAfter, second, rewound }: RecordedCall, isSettled: boolean): string {
  const again = isSettled ? '' : `,${rewound === first ? SAME : rewound}`;
  return `[${first},${second === first ? SAME : second},[${argsAfter}]${again}]`;
}

/** Decodes the arguments anew, so that a program cannot have kept a reference to them from an earlier call. */
function decodeArgs(callsJson: string, index: number): unknown[] {
  return (parseJson(callsJson) as unknown[][])[index] ?? [];
}

function encodeOutcome(graded: StudentFunction, args: unknown[], classify: Classify): string {
  let value: unknown;
  try {
    value = apply(graded, undefined, args);
  } catch (thrown) {
    return `["threw",${encodeThrown(thrown, classify)}]`;
  }
  return `["returned",${encodeValue(value, classify)}]`;
}
