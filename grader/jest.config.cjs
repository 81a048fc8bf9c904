const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
module.exports = {
  rootDir: '..',
  roots: ['<rootDir>/grader', '<rootDir>/notebooks'],
  testEnvironment: 'node',
  // Most of the time a test waits for the processes it started, so there may be more than processors.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  testTimeout: 60_000,
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/grader/dist'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
};
