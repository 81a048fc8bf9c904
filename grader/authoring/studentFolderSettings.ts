import type { Assignment } from '../domain';
import { PLAIN, type PackedFile } from './packFiles';

export interface Dependencies {
  /** Path of the grader's tarball in the folder. */
  readonly grader: string;
  /** Version of the kernel. */
  readonly tslab: string;
}

/** What npm, Jupyter, git and GitHub read of a student's folder. */
export function packSettings(assignment: Assignment, dependencies: Dependencies): readonly PackedFile[] {
  const pack = (path: string, text: string): PackedFile => ({ path, bytes: Buffer.from(text), mode: PLAIN });
  return [
    pack('package.json', toJson(describePackage(assignment, dependencies))),
    pack('jupyter/kernels/tslab/kernel.json', toJson(kernelSpec)),
    pack('.gitignore', gitignore),
    pack('.github/workflows/grade.yml', describeWorkflow(assignment)),
  ];
}

function describePackage({ name, title }: Assignment, { grader, tslab }: Dependencies) {
  return {
    name,
    private: true,
    description: `The assignment "${title}" as a TypeScript notebook`,
    engines: { node: '>=20.19' },
    scripts: {
      start: 'grader start',
      check: `grader check notebooks/${name}`,
      test: 'npm run check',
      doctor: 'grader doctor',
    },
    dependencies: { 'notebook-grader': `file:${grader}`, tslab },
    // Its install script would compile what it brings along compiled.
    allowScripts: { zeromq: false },
  };
}

/** Found through JUPYTER_PATH; it leads to the kernel of this folder, wherever the folder is. */
const kernelSpec = {
  argv: [
    'node',
    '{resource_dir}/../../../node_modules/tslab/bin/tslab',
    'kernel',
    '--config-path',
    '{connection_file}',
  ],
  display_name: 'TypeScript (tslab)',
  language: 'typescript',
};

/** The record of the release belongs to the student's work: an update goes by it. */
const gitignore = `node_modules/
.grader/*
!.grader/released.json
.ipynb_checkpoints/
site/
`;

function describeWorkflow({ name }: Assignment): string {
  return `# Checks the notebook at each push: marks on its lines, and a page with pictures to download.
name: grade
on: [push, pull_request]

permissions:
  contents: read

jobs:
  grade:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm install --no-audit --no-fund
      - run: npx --no-install grader check notebooks/${name} --report github=/dev/stdout --report html=site
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: report
          path: site
          if-no-files-found: ignore
`;
}

function toJson(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
