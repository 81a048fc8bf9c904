import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readLines } from './readLines';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lines-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function linesOf(content: string | Buffer, longest: number) {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  const file = await open(path);
  try {
    const lines = [];
    for await (const line of readLines(file, longest)) {
      lines.push(
        line.kind === 'too-long'
          ? null
          : { text: line.bytes.toString(), offset: line.offset, isEnded: line.isEnded },
      );
    }
    return lines;
  } finally {
    await file.close();
  }
}

describe('readLines', () => {
  it('gives each line and its place, and tells the last one without a line break', async () => {
    expect(await linesOf('a\n\né\nlast', 10)).toEqual([
      { text: 'a', offset: 0, isEnded: true },
      { text: '', offset: 2, isEnded: true },
      { text: 'é', offset: 3, isEnded: true },
      { text: 'last', offset: 6, isEnded: false },
    ]);
    expect(await linesOf('', 10)).toEqual([]);
  });

  it('passes over a line that is too long, once, wherever the chunks end', async () => {
    const long = 'x'.repeat(600_000);
    expect(await linesOf(`a\n${long}\nb\n`, 1000)).toEqual([
      { text: 'a', offset: 0, isEnded: true },
      null,
      { text: 'b', offset: 600_003, isEnded: true },
    ]);
    expect(await linesOf(long, 1000)).toEqual([null]);
    expect(await linesOf(`abc\n`, 2)).toEqual([null]);
  });

  it('gives back what was written, lines of many chunks too', async () => {
    const line = fc.tuple(fc.constantFrom('a', 'é', ''), fc.integer({ min: 0, max: 400_000 }));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 4 }), async (sketch) => {
        const texts = sketch.map(([letter, times]) => letter.repeat(times));
        const found = await linesOf(texts.map((text) => `${text}\n`).join(''), Infinity);
        expect(found.map((item) => item?.text === undefined)).not.toContain(true);
        expect(found.map((item) => item?.text).join('\n') === texts.join('\n')).toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});
