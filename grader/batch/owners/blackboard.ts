import { readLocalTime, writeLocalTime } from '../../utils/localTime';
import { identifier, identify } from './identities';
import type { Platform } from './platform';

/**
 * Blackboard's "Assignment File Download": `Homework 1_ada_attempt_2026-11-24-10-08-00_hw.ipynb`, and beside each attempt
 * a text file of the same beginning. The name of the assignment, which may hold underscores, stands before each user's.
 * The stamp has no zone. Source: kwurst/bb-file-cleanup, the documents of nbgrader.
 */
export const blackboard: Platform = {
  source: 'blackboard',
  read(path) {
    const [, login, stamp = '', own] =
      /^[^/]*_([^_/]+)_attempt_(\d{4}(?:-\d\d){5})(?:_([^/]+)|\.txt)$/su.exec(path) ?? [];
    const time = readLocalTime(stamp.replace(/^(\d+-\d+-\d+)-(\d+)-(\d+)-(\d+)$/, '$1T$2:$3:$4'));
    if (login === undefined || time === null) return null;
    return {
      identity: identify('blackboard', login, identifier('login', login)),
      id: login,
      handIn: { kind: 'local', clock: writeLocalTime(time), from: 'file-name' },
      own: own ?? path,
      fileNumber: null,
      isNote: own === undefined,
    };
  },
  agrees: () => true,
};
