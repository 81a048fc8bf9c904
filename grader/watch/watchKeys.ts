import { isTerminal } from '../utils/isTerminal';

/** What a person at the keyboard asks for. */
export type Key = 'quit' | 'again';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const meanings: Readonly<Record<string, Key>> = {
  q: 'quit',
  Q: 'quit',
  [CTRL_D]: 'quit',
  r: 'again',
  R: 'again',
};

/** Whether somebody sits there: keys are read from a terminal only. */
export function hasKeys(): boolean {
  return isTerminal(process.stdin) && isTerminal(process.stdout);
}

/** Calls `pressed` for each key that means something, without waiting for Enter. @returns what ends it */
export function listenForKeys(pressed: (key: Key) => void): () => void {
  if (!hasKeys()) return () => undefined;
  const { stdin } = process;
  const read = (bytes: Buffer): void => {
    for (const character of bytes.toString('latin1')) {
      // A terminal that gives each key as it comes sends no signal for Ctrl-C.
      if (character === CTRL_C) process.emit('SIGINT');
      const key = meanings[character];
      if (key !== undefined) pressed(key);
    }
  };
  stdin.setRawMode(true);
  stdin.on('data', read);
  return () => {
    stdin.off('data', read);
    stdin.setRawMode(false);
    stdin.pause();
  };
}
