import { defineProperty } from '../intrinsics';

/** The codes of those that the realm throws. */
const CODES = { InvalidCharacterError: 5, DataCloneError: 25 } as const;

/** What `structuredClone`, `atob` and `btoa` throw. Its name is a property of its own, to be read without a getter. */
export class DOMException extends Error {
  constructor(message = '', name = 'Error') {
    super(message);
    const hidden = { writable: true, configurable: true, enumerable: false };
    defineProperty(this, 'name', { ...hidden, value: name });
    const code = Object.hasOwn(CODES, name) ? CODES[name as keyof typeof CODES] : 0;
    defineProperty(this, 'code', { ...hidden, value: code });
  }
}
