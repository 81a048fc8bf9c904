import { describeFault } from './describeFault';
import { UsageError } from './usageError';
import { UserFault } from './userFault';

class OwnFault extends UserFault {
  override readonly name = 'OwnFault';
}

const systemFault = (code: string, syscall: string, path?: string) =>
  Object.assign(new Error(`${code}: x`), { code, syscall, path });

describe('describeFault', () => {
  it.each<[unknown, string]>([
    [new UsageError('Say which.'), 'Say which.'],
    [new OwnFault('Mend it.'), 'Mend it.'],
    [new UserFault('a\n\u001b[31mb\u202e is gone.'), 'a\\n\\u001b[31mb\\u202e is gone.'],
    [new UserFault(`${'a'.repeat(5_000)}z is gone.`), `${'a'.repeat(100)}…${'a'.repeat(99)}z is gone.`],
    [
      systemFault('EACCES', 'scandir', '/course/closed'),
      'The system did not let the grader read /course/closed: permission denied.',
    ],
    [systemFault('ENOSPC', 'write'), 'The system did not let the grader write: no space left on the device.'],
    ['thrown by a stranger', 'thrown by a stranger'],
  ])('%# is one sentence', (error, sentence) => {
    expect(describeFault(error)).toBe(sentence);
  });

  it.each<Error>([new TypeError('x is undefined'), systemFault('ENOENT', 'open', '/grader/dist/realm.js')])(
    '%s is a bug, and keeps its stack',
    (error) => {
      expect(describeFault(error)).toBe(`a fault of the grader itself: ${error.stack}`);
    },
  );
});
