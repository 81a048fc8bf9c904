import { brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { MAX_BYTES } from '../notebook';
import { packBytes, unpackBytes } from './packBytes';

describe('packBytes', () => {
  it('gives back what it was given, the empty file too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        expect(Uint8Array.from(await unpackBytes(packBytes(bytes)))).toEqual(bytes);
      }),
    );
  });

  it('does not unpack more than a notebook may have, nor what is damaged', async () => {
    const bomb = brotliCompressSync(Buffer.alloc(MAX_BYTES + 1), { params: {} });
    expect(bomb.length).toBeLessThan(1000);
    await expect(unpackBytes(bomb)).rejects.toThrow(/larger than/);
    await expect(unpackBytes(Buffer.from('no brotli'))).rejects.toThrow();
  });
});
