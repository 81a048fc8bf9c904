// Which room of grader/ may import which: the one place where that is said. `npm run lint` holds it.

/** Types alone, and small things that know nothing of the rest. */
const BASE = ['domain', 'utils'];
/** The stages that a submission passes through, in order, until it is judged. */
const STAGES = [
  ...BASE,
  'notebook',
  'assignment',
  'compile',
  'refusals',
  'cache',
  'sandbox',
  'lab',
  'checks',
  'report',
  'verdicts',
  'release',
];
/** What goes on around the grading of one submission. */
const AROUND = [...STAGES, 'grading', 'exhibits', 'drawing', 'reporters', 'database', 'process'];
const RUNS = [...AROUND, 'batch', 'gradebook', 'queue', 'journal', 'merge', 'output', 'jupyter'];

/** Each room, and the rooms that its files may import beside its own. */
const rooms = {
  domain: [],
  utils: [],
  lab: [],
  notebook: BASE,
  // A manifest's checks are what their kinds say they are.
  assignment: [...BASE, 'checks'],
  compile: BASE,
  // Which cells the kernel itself would not run.
  refusals: BASE,
  cache: BASE,
  database: BASE,
  jupyter: BASE,
  // The child's side bundles the part of the lab that student code may call.
  sandbox: [...BASE, 'lab'],
  checks: [...BASE, 'lab'],
  report: [...BASE, 'checks'],
  verdicts: [...BASE, 'checks', 'report'],
  release: [...BASE, 'notebook'],
  grading: STAGES,
  exhibits: [...BASE, 'checks', 'lab'],
  drawing: [...BASE, 'checks', 'lab'],
  reporters: [...BASE, 'report', 'exhibits', 'drawing', 'lab'],
  // What `check(…)` in a notebook runs.
  kernel: [...BASE, 'assignment', 'checks', 'report', 'verdicts', 'exhibits', 'drawing', 'lab'],
  batch: [...AROUND],
  gradebook: [...AROUND, 'batch'],
  queue: [...AROUND, 'batch', 'gradebook'],
  journal: [...AROUND],
  merge: [...AROUND, 'batch'],
  output: [...BASE, 'report', 'reporters', 'process'],
  process: ['utils'],
  runs: RUNS,
  watch: [...RUNS, 'runs'],
  authoring: [...RUNS, 'runs'],
  // How any command is read from the command line.
  commandLine: ['utils'],
  commands: [...RUNS, 'runs', 'watch', 'authoring', 'commandLine'],
};

/** What the tests of a room may import on top of that, beside `testing`. */
const testsAlso = { reporters: ['checks'] };

/** What ships nothing: it may use every room, and no room may use it. */
const outside = ['bench', 'e2e', 'testing'];
const TESTS = '(?:\\.test\\.ts$|/testing/)';

const oneOf = (names) => `(?:${names.join('|')})`;

/** A room's source may import its own room and those of its row; its tests, `testing` as well. */
function holdRoom([room, allowed]) {
  const may = [room, ...allowed];
  const to = (names) => ({ path: '^grader/', pathNot: `^grader/${oneOf(names)}/` });
  const comment = `${room}/ may import ${may.join(', ')} (grader/dependency-cruiser.config.cjs)`;
  return [
    {
      name: `room-${room}`,
      comment,
      severity: 'error',
      from: { path: `^grader/${room}/`, pathNot: TESTS },
      to: to(may),
    },
    {
      name: `tests-of-${room}`,
      comment,
      severity: 'error',
      from: { path: `^grader/${room}/.*${TESTS}` },
      to: to([...may, ...(testsAlso[room] ?? []), 'testing']),
    },
  ];
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'of two files that import each other neither can be understood first',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-import-of-cli',
      comment: 'cli.ts is where the program starts: nothing imports it',
      severity: 'error',
      from: {},
      to: { path: '^grader/cli\\.ts$' },
    },
    {
      name: 'cli',
      comment: 'cli.ts puts the commands together and knows nothing else',
      severity: 'error',
      from: { path: '^grader/cli\\.ts$' },
      to: { path: '^grader/', pathNot: '^grader/(?:commandLine|commands|process|utils)/' },
    },
    {
      name: 'no-test-in-source',
      comment: 'what ships imports no test and no helper of tests',
      severity: 'error',
      from: { path: '^grader/', pathNot: `${TESTS}|^grader/${oneOf(outside)}/` },
      to: { path: `${TESTS}|^grader/${oneOf(outside)}/` },
    },
    ...Object.entries(rooms).flatMap(holdRoom),
  ],
  // Files that may not be there at all, whatever they import: each would have to import what cannot be.
  required: [
    {
      name: 'no-unlisted-room',
      comment:
        'a new folder of grader/ is listed with what it may import in grader/dependency-cruiser.config.cjs',
      severity: 'error',
      module: {
        path: '^grader/[^/]+/.*\\.ts$',
        pathNot: `^grader/${oneOf([...Object.keys(rooms), ...outside])}/`,
      },
      to: { path: '^$' },
    },
    {
      name: 'no-loose-file',
      comment: 'at the root of grader/ stands cli.ts alone',
      severity: 'error',
      module: { path: '^grader/[^/]+\\.ts$', pathNot: '^grader/cli\\.ts$' },
      to: { path: '^$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^grader/(?:dist|node_modules)/' },
    // A type that is imported is an arrow as well.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
