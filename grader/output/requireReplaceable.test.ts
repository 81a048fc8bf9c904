import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../utils/usageError';
import { noInputs, requireReplaceable } from './requireReplaceable';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'replace-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (path: string, text: string): string => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
  return join(folder, path);
};

describe('a report takes the place', () => {
  it.each([
    ['new.json', null],
    ['report.json', '{ "schemaVersion": 1, "submissions": [] }'],
    ['report.csv', '\ufeffStudent,ID,Max points\r\n'],
    ['report.md', '# Initialization\n'],
    ['report.txt', 'alice 100\n'],
    ['empty.csv', ''],
  ])('of %s', (name, text) => {
    const path = text === null ? join(folder, name) : put(name, text);
    expect(() => requireReplaceable(path, noInputs)).not.toThrow();
  });

  it('of an import file of its own, which begins like a roster', () => {
    const header = 'Student,ID,Section,Week 1 (77)\n    Points Possible,,,100\n';
    const own = put('canvas.csv', `${header}"Lovelace, Ada",11,One,97.5\nBob,12,"One, two",0\n`);
    expect(() => requireReplaceable(own, noInputs)).not.toThrow();
    const theirs = put('theirs.csv', `${header}"Lovelace, Ada",11,One,97.5\nBob,12,One,\n`);
    expect(() => requireReplaceable(theirs, noInputs)).toThrow(/is a roster/);
    expect(() => requireReplaceable(theirs, noInputs, [header])).not.toThrow();
  });

  it('of nothing yet, in a folder that is graded', () => {
    put('class/ada.ipynb', '{}');
    const inputs = { files: [folder, join(folder, 'class'), join(folder, 'class/ada.ipynb')], root: null };
    for (const name of ['report.json', 'class/grades.csv'])
      expect(() => requireReplaceable(join(folder, name), inputs)).not.toThrow();
  });

  it('of a device', () => {
    expect(() => requireReplaceable('/dev/null', noInputs)).not.toThrow();
  });
});

describe('a report never takes the place', () => {
  it.each([
    ['hw.IPYNB', null, 'is named like a notebook'],
    ['hw.json', '{ "cells": [], "nbformat": 4 }', 'is a notebook'],
    ['class.csv', 'PK\x03\x04', 'is a zip archive'],
    ['roster.csv', 'name,email\nAda,a@x.org\n', 'is a roster'],
    ['moodle.csv', '\ufeff"Identifier";"Full name";"Grade"\n', 'is a roster'],
    ['initUtils.ts', "import { np } from 'x';\n", 'is a program'],
  ])('of %s', (name, text, what) => {
    const path = text === null ? join(folder, name) : put(name, text);
    expect(() => requireReplaceable(path, noInputs)).toThrow(
      `${path} ${what}: a report does not take its place. Give another name.`,
    );
    expect(() => requireReplaceable(path, noInputs)).toThrow(UsageError);
  });

  it('of what is graded, under whatever name', () => {
    const file = put('work.txt', 'x');
    linkSync(file, join(folder, 'hard.txt'));
    symlinkSync(file, join(folder, 'soft.txt'));
    for (const name of ['work.txt', 'hard.txt', 'soft.txt', './a/../work.txt'])
      expect(() => requireReplaceable(join(folder, name), { files: [file], root: null })).toThrow(
        /is what is to be graded/,
      );
  });

  it('of a course’s own files, there or not', () => {
    put('course/fixtures/week/assignment.json', '{}');
    const root = join(folder, 'course');
    symlinkSync(join(root, 'fixtures'), join(folder, 'alias'));
    for (const path of [
      'course/fixtures/week/assignment.json',
      'course/solutions/new.json',
      'alias/week/x.csv',
    ])
      expect(() => requireReplaceable(join(folder, path), { files: [], root })).toThrow(
        /lies in (fixtures|solutions)\/, which holds the course's own files/,
      );
    expect(() => requireReplaceable(join(root, 'report.json'), { files: [], root })).not.toThrow();
  });
});
