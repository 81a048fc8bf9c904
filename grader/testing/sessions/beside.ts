import { he, type SessionNotebook } from './sessionNotebook';

const right = 'Math.sqrt(2 / fanIn)';
const byGain = 'Math.sqrt(gain / fanIn)';
const training = `const { trainX, trainY } = loadDataset();
const trained = model(trainX, trainY, { initialization: initializeParametersHe, iterations: 1000 });
const accuracy = predict(trainX, trainY, trained, 'Train');
plotCosts(trained);`;

/** Functions, what stands beside the graded one, and what cannot be had. */
export const beside: readonly SessionNotebook[] = [
  // Functions.
  {
    name: 'a function assigned',
    cells: [
      'let scale: (n: number) => number;',
      'scale = function (n) {\n  return Math.sqrt(2 / n);\n};',
      he('scale(fanIn)'),
    ],
  },
  {
    name: 'an import aside',
    cells: ["import * as fs from 'fs';", `import { cpus } from 'os';\n${he(right)}`],
  },
  // Beside.
  { name: 'merged with its training', cells: [`${he(right)}\ncheck(initializeParametersHe);\n${training}`] },
  {
    name: 'timed',
    cells: [
      he(right, {
        beside:
          "const start = performance.now();\nconst trial = initializeParametersHe([2, 4, 1]);\nconsole.log(performance.now() - start > 0);\nprocess.stdout.write('done');",
      }),
    ],
  },
  {
    name: 'a timer beside',
    cells: ['let gain = 2;', he(byGain, { beside: 'setTimeout(() => console.log(gain), 1);' })],
  },
  {
    name: 'drawn from a seed',
    cells: [
      'np.random.seed(5);\nconsole.log(np.random.randn(1, 1).get(0, 0));',
      'const noise = np.random.randn(1, 1).get(0, 0);',
      he(`${right} * (noise - noise + 1)`),
    ],
  },
  // Both ways in one.
  {
    name: 'an old setter',
    cells: [
      'let gain = 1;\nconst setGain = (value: number) => {\n  gain = value;\n};',
      'let gain = 5;',
      'setGain(2);',
      he(byGain),
    ],
  },
  {
    name: 'own ones of two cells',
    cells: [
      'let gain = 1;\nconst one = () => gain;',
      'let gain = 2;\nconst two = () => gain;\ngain += 1;',
      'gain = 7;',
      he('Math.sqrt((one() + two() + gain - 9) / fanIn)'),
    ],
  },
  {
    name: 'half a pattern anew',
    cells: [
      'const { a, gain } = { a: 1, gain: 2 };\nconst aOf = () => a;',
      'const a = 3;',
      he('Math.sqrt((gain * aOf() * a) / 3 / fanIn)'),
    ],
  },
  {
    name: 'an enum anew',
    cells: [
      'enum Gain {\n  He = 1,\n}\nconst gainOf = () => Gain.He;',
      'enum Gain {\n  He = 2,\n}',
      he('Math.sqrt((Gain.He * gainOf()) / fanIn)'),
    ],
  },
  { name: 'written twice, worse', cells: [he(right), he('1')] },
  { name: 'imported again', cells: ["import { np, Parameters } from './initUtils';", he(right)] },
  // Kept inside.
  {
    name: 'a counter',
    cells: [
      'function makeCounter() {\n  let n = 0;\n  return { next: () => ++n, get: () => n };\n}\nconst counter = makeCounter();',
      'counter.next();\ncounter.next();',
      he('Math.sqrt(counter.get() / fanIn)'),
    ],
  },
  {
    name: 'functions made in a loop',
    cells: [
      'const list: (() => number)[] = [];\nfor (let i = 0; i < 3; i++) list.push(() => i);',
      he('Math.sqrt(list[2]() / fanIn)'),
    ],
  },
  {
    name: 'a memory',
    cells: [
      'const cache = new Map<number, number>();\nconst memo = (n: number) => {\n  if (!cache.has(n)) cache.set(n, Math.sqrt(2 / n));\n  return cache.get(n);\n};',
      'memo(3);\ncache.set(4, cache.get(3));\ncache.delete(4);',
      he('memo(fanIn)'),
    ],
  },
  {
    name: 'a prototype of all',
    cells: [
      '(Array.prototype as any).total = function (this: number[]) {\n  return this.reduce((a, b) => a + b, 0);\n};',
      he('Math.sqrt(([1, 1] as any).total() / fanIn)'),
    ],
  },
  {
    name: 'all in one cell',
    cells: [
      `${he(right)}\nlet rate = 0.1;\nconst history: number[] = [];\nfor (const tried of [0.1, 0.2]) {\n  rate = tried;\n  history.push(initializeParametersHe([2, 2]).W1.get(0, 0));\n}\nconsole.log(history);`,
    ],
  },
  // What cannot be had is told.
  {
    name: 'awaited',
    cells: ['let gain = await Promise.all([2]).then(([first]) => first);', he(byGain)],
    finding: 'awaits',
  },
  {
    name: 'set by what is awaited',
    cells: ['let gain = 1;', 'async function load() {\n  gain = 2;\n}\nawait load();', he(byGain)],
    finding: 'awaits',
  },
  {
    name: 'set by a timer',
    cells: ['let gain = 1;', 'setTimeout(() => {\n  gain = 2;\n}, 0);', he(byGain)],
    finding: 'later',
  },
  {
    name: 'set by a promise',
    cells: ['let gain = 1;', 'Promise.resolve(2).then((value) => {\n  gain = value;\n});', he(byGain)],
    finding: 'later',
  },
  {
    name: 'a constant set',
    cells: ['const gain = 2;', 'gain = 1;', he(byGain)],
    finding: 'refused',
    isRefused: true,
  },
];
