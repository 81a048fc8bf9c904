import { buildNotebook } from '../testing/buildNotebook';
import { parseNotebook } from './parseNotebook';

function reasonOf(content: string | Uint8Array): string {
  const read = parseNotebook(content);
  return read.kind === 'rejected' ? read.reason : 'accepted';
}

const withCells = (...cells: unknown[]): string => JSON.stringify({ nbformat: 4, nbformat_minor: 2, cells });

describe('a notebook of another kernel', () => {
  const python = { kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' } };
  const save = (source: string, metadata: object): string =>
    JSON.stringify({ nbformat: 4, metadata, cells: [{ cell_type: 'code', source, metadata: {} }] });
  const forPython =
    "is a notebook of another kernel, for Python: hand in the course's notebook, which is in TypeScript";

  it.each([
    ['by its kernel', save('# GRADED FUNCTION: f\nimport numpy as np', python), forPython],
    ['by its language', save('x = 1', { language_info: { name: 'python' } }), forPython],
    ['in R', save('f <- function(x) {', { kernelspec: { language: 'R' } }), forPython.replace('Python', 'R')],
    [
      'in Julia',
      save('function f(x)', { kernelspec: { language: 'julia' } }),
      forPython.replace('Python', 'Julia'),
    ],
  ])('is rejected: %s', (_, text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it.each([
    ['what TypeScript is left in it', save('let a = 1', python)],
    ['a function', save('// mine\nfunction f(x: number[]): number {', python)],
    ['a comment of the course', save('// GRADED FUNCTION: f', python)],
    ['the course that it names', save('x', { ...python, grader: { assignment: 'initialization' } })],
    [
      'a cell of the course',
      JSON.stringify({
        metadata: python,
        cells: [{ cell_type: 'code', source: 'x', metadata: { grader: { function: 'f' } } }],
      }),
    ],
    ['no code', '{"metadata":{"kernelspec":{"language":"python"}},"cells":[{"cell_type":"markdown"}]}'],
    ['a language that is none', save('x', { kernelspec: { language: 'a\nb' } })],
    ['JavaScript', save('x', { language_info: { name: 'JavaScript' } })],
  ])('saved by mistake, is ours by %s', (_, text) => {
    expect(reasonOf(text)).toBe('accepted');
  });
});

describe('what is no notebook', () => {
  const cut = buildNotebook(['const a = 1;\nconst b = 2;']);
  it.each([
    ['nothing', '', 'is empty: save the notebook in Jupyter and hand it in again'],
    ['white space', ' \n\t', 'is empty: save the notebook in Jupyter and hand it in again'],
    [
      'a page',
      '\n<!DOCTYPE html><html>',
      "is an HTML page, not a notebook: was it saved from a browser's preview? Download the .ipynb itself",
    ],
    ['XML', '<?xml version="1.0"?>', 'is XML, not a notebook: download the .ipynb itself'],
    [
      'a pointer',
      'version https://git-lfs.github.com/spec/v1\n',
      'is a Git LFS pointer, not the notebook itself: run git lfs pull and hand it in again',
    ],
    [
      'a conflict from the first line on',
      '<<<<<<< HEAD\n{"cells": []}\n=======\n{"cells": []}\n>>>>>>> theirs\n',
      'holds marks of a merge conflict at line 1: choose a side, and save the notebook again',
    ],
    [
      'a conflict in the middle of the JSON, however its lines end',
      '{\r\n "cells": [\r\n<<<<<<< HEAD\r\n  {}\r\n=======\r\n  {}\r\n>>>>>>> theirs\r\n ]\r\n}',
      'holds marks of a merge conflict at line 3: choose a side, and save the notebook again',
    ],
    [
      'what is left of a conflict of which only the first mark was taken away',
      '{\n "cells": [\n=======\n  {}\n>>>>>>> theirs\n ]\n}',
      'holds marks of a merge conflict at line 3: choose a side, and save the notebook again',
    ],
    [
      'a text with a title, which no conflict is in',
      'Answers\n=======\n\nI could not do it.',
      'is plain text, not a notebook: hand in the .ipynb itself',
    ],
    [
      'words that begin as code might',
      'Let me say,\nlet me see what function we import from there.',
      'is plain text, not a notebook: hand in the .ipynb itself',
    ],
    [
      'a TypeScript file',
      "\n\n# Mine\nimport { np } from './initUtils';\n",
      'is a TypeScript or JavaScript file, as line 4 shows, not a notebook: hand in the .ipynb itself',
    ],
    [
      'a JavaScript file',
      '"use strict";\n',
      'is a TypeScript or JavaScript file, as line 1 shows, not a notebook: hand in the .ipynb itself',
    ],
    [
      'a script in percent format',
      '// Title\n// %%\nconst a = 1;\n',
      'is a script with cell marks (percent format), as line 2 shows, not a notebook: hand in the .ipynb itself',
    ],
    [
      'a Python script in percent format',
      'import numpy as np\n\n# %% [markdown]\n# Title\n',
      'is a script with cell marks (percent format), as line 3 shows, not a notebook: hand in the .ipynb itself',
    ],
    [
      'a cut text',
      cut.slice(0, cut.indexOf('b = 2')),
      'is not complete JSON: the text ends in the middle at line 11; was the upload cut off?',
    ],
    [
      'a cut list',
      '{"cells": [\n',
      'is not complete JSON: the text ends in the middle at line 2; was the upload cut off?',
    ],
    [
      'a comma too many',
      '{\n "cells": [1,]\n}',
      "is not a notebook: its JSON has ']' at line 2, column 14 where a value should be; save it in Jupyter, or download it again",
    ],
    [
      'a comma too few',
      '{"a": 1 "b"}',
      `is not a notebook: its JSON has '"' at line 1, column 9 where a comma or } should be; save it in Jupyter, or download it again`,
    ],
    [
      'a Python script',
      '# Title\nimport numpy',
      'is a script, as line 2 shows, not a notebook: hand in the .ipynb itself',
    ],
    [
      'format 3',
      '{"nbformat": 3, "worksheets": []}',
      'is in notebook format 3; open it in Jupyter and save it, which converts it to format 4',
    ],
    [
      'format 3, unsaid',
      '{"worksheets": []}',
      'is in notebook format 3; open it in Jupyter and save it, which converts it to format 4',
    ],
    [
      'format 5',
      '{"nbformat": 5, "cells": []}',
      'is in notebook format 5; save it in format 4, which this grader reads',
    ],
    ['a list', '[]', 'is JSON, but not a notebook: it holds a list; hand in the .ipynb itself'],
    ['null', 'null', 'is JSON, but not a notebook: it holds nothing; hand in the .ipynb itself'],
    [
      'another object',
      '{"name": "x"}',
      'is JSON, but not a notebook: it has no list of cells; hand in the .ipynb itself',
    ],
    [
      'cells of another kind',
      '{"cells": {}}',
      'is JSON, but not a notebook: its cells are an object, not a list; hand in the .ipynb itself',
    ],
    [
      'a cell that is none',
      withCells({}, 7),
      'has a damaged cell: cell 2 is a number, not an object; open it in Jupyter and save it again',
    ],
    [
      'a source that is none',
      withCells({}, {}, { source: ['a', 1] }),
      'has a damaged cell: the source of cell 3 is neither text nor a list of text; open it in Jupyter and save it again',
    ],
    [
      'a null source',
      withCells({ source: null }),
      'has a damaged cell: the source of cell 1 is neither text nor a list of text; open it in Jupyter and save it again',
    ],
  ])('is rejected with a reason: %s', (_, text, reason) => {
    expect(reasonOf(text)).toBe(reason);
    expect(reasonOf(new TextEncoder().encode(text))).toBe(reason);
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from('\uFEFF{"cells":[]}', 'utf16le'), 'is UTF-16 text'],
    ['UTF-16 without', Buffer.from('{"cells":[]}', 'utf16le'), 'is UTF-16 text'],
    ['UTF-16 that is no JSON', Buffer.from('\uFEFF<html>', 'utf16le'), 'is UTF-16 text'],
    ['a zip', Buffer.from('PK\x03\x04\x14\x00'), 'is a zip archive'],
    ['a docx', Buffer.from('PK\x03\x04\x14\x00\x06\x00[Content_Types].xml'), 'is an Office document'],
    ['an odt', Buffer.from('PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.x'), 'is an Office document'],
    ['RTF', Buffer.from('{\\rtf1 a}'), 'is a text document (RTF)'],
    ['another format', Buffer.from('OggS\0\x02'), 'is a binary file'],
    ['a gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'is a gzip archive'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'is a PDF'],
    ['a picture', Buffer.from('\x89PNG\r\n', 'latin1'), 'is a picture'],
    ['bytes', Buffer.from([0xc3, 0x28, 0xa0]), 'is plain text, not a notebook'],
    [
      'too much',
      Buffer.alloc(64_000_001),
      'is 64.0 MB; the limit is 64 MB: clear its outputs and save it again',
    ],
  ])('is known by its bytes: %s', (_, bytes, reason) => {
    expect(reasonOf(bytes)).toContain(reason);
  });

  it('is rejected before it fills the memory', () => {
    const bomb = `{"cells":[${'{},'.repeat(2_000_000)}0]}`;
    expect(reasonOf(bomb)).toMatch(/^holds more than a million lists and objects/);
    expect(reasonOf(`{"cells":[{"source":${JSON.stringify('[{"'.repeat(2_000_000))}}]}`)).toBe('accepted');
  });
});
