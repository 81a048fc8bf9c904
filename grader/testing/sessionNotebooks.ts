import type { LeftOut } from '../domain';

/** A notebook whose graded function takes something from the session around it. */
export interface SessionNotebook {
  readonly name: string;
  readonly cells: readonly string[];
  /** What the grader has to tell of a name, where it cannot do what the kernel did: there they need not agree. */
  readonly finding?: LeftOut['kind'];
  /** The kernel runs a cell that the slice leaves out for the same reason: it says so. */
  readonly isRefused?: true;
}

export const setup =
  "import { np, Matrix, Parameters, loadDataset, model, predict, plotCosts, check } from './initUtils';";

/** He's function, the factor as given; `before` stands in its body, `beside` in its cell. */
export function he(factor: string, { before = '', beside = '' } = {}): string {
  return `// GRADED FUNCTION: initializeParametersHe
function initializeParametersHe(layersDims: number[]): Parameters {
  np.random.seed(3);
  const parameters: Parameters = {};
  ${before}
  for (let l = 1; l < layersDims.length; l++) {
    const fanIn = layersDims[l - 1];
    parameters['W' + l] = np.multiply(np.random.randn(layersDims[l], fanIn), ${factor});
    parameters['b' + l] = np.zeros([layersDims[l], 1]);
  }
  return parameters;
}
${beside}`;
}

const right = 'Math.sqrt(2 / fanIn)';
const byGain = 'Math.sqrt(gain / fanIn)';
const training = `const { trainX, trainY } = loadDataset();
const trained = model(trainX, trainY, { initialization: initializeParametersHe, iterations: 1000 });
const accuracy = predict(trainX, trainY, trained, 'Train');
plotCosts(trained);`;

/** What students do to the names that their function uses, and what they put beside it. */
export const sessionNotebooks: readonly SessionNotebook[] = [
  // Set.
  { name: 'set before', cells: ['let gain = 1;', 'gain = 2;', he(byGain)] },
  { name: 'set after', cells: ['let gain = 1;', he(byGain), 'gain = 2;'] },
  { name: 'declared blank, set elsewhere', cells: ['let gain: number;', 'gain = 2;', he(byGain)] },
  { name: 'compounded', cells: ['let gain = 8;', 'gain /= 2;\ngain -= 2;', he(byGain)] },
  { name: 'set where missing', cells: ['let gain: number = null;', 'gain ??= 2;\ngain ||= 3;', he(byGain)] },
  {
    name: 'set by a pattern',
    cells: ['let gain = 1;\nlet other = 0;', '[gain, other] = [2, gain];', he(byGain)],
  },
  { name: 'set by a record', cells: ['let gain = 1;', '({ gain } = { gain: 2 });', he(byGain)] },
  {
    name: 'set in an if',
    cells: ['let gain = 1;', 'if (gain < 2) {\n  gain = 2;\n} else gain = 7;', he(byGain)],
  },
  { name: 'set in a loop', cells: ['let gain = 0;', 'for (let i = 0; i < 2; i++) gain += 1;', he(byGain)] },
  {
    name: 'set in a try',
    cells: ['let gain = 1;', "try {\n  throw new Error('x');\n} catch {\n  gain = 2;\n}", he(byGain)],
  },
  { name: 'set by a loop head', cells: ['let gain = 1;', 'for (gain of [5, 3, 2]);', he(byGain)] },
  {
    name: 'set by a function of its cell',
    cells: [
      'let gain = 1;\nfunction setGain(value: number) {\n  gain = value;\n}',
      'setGain(2);',
      he(byGain),
    ],
  },
  {
    name: 'set by a function of another cell',
    cells: [
      'let gain = 1;',
      'const setGain = (value: number) => {\n  gain = value;\n};',
      '[1, 2].forEach(setGain);',
      he(byGain),
    ],
  },
  { name: 'read in time', cells: ['let base = 2;', 'const gain = base;', 'base = 7;', he(byGain)] },
  // Declared anew.
  { name: 'declared anew', cells: ['const gain = 1;', 'const gain = 2;', he(byGain)] },
  { name: 'declared anew after', cells: ['const gain = 1;', he(byGain), 'const gain = 2;'] },
  {
    name: 'declared anew, read between',
    cells: ['const base = 2;', 'const gain = base;', 'const base = 9;', he(`${byGain} * (base / 9)`)],
  },
  { name: 'own kept', cells: [`const gain = 2;\n${he(byGain)}`, 'const gain = 1;'] },
  {
    name: 'a function that keeps its own',
    cells: [
      'const gain = 2;\nconst gainOf = () => gain;',
      'const gain = 1;',
      he('Math.sqrt((gainOf() / fanIn) * gain)'),
    ],
  },
  {
    name: 'a function declared anew',
    cells: [
      'function root(x: number) {\n  return 1;\n}\nfunction scale(n: number) {\n  return root(n);\n}',
      'function root(x: number) {\n  return Math.sqrt(2 / x);\n}',
      he('scale(fanIn) * root(fanIn)'),
    ],
  },
  {
    name: 'a class declared anew',
    cells: [
      'class Gain {\n  value = 1;\n}',
      'class Gain {\n  value = 2;\n}',
      he('Math.sqrt(new Gain().value / fanIn)'),
    ],
  },
  {
    name: 'a class that keeps its own',
    cells: [
      'class Gain {\n  static twice() {\n    return new Gain();\n  }\n  value = 2;\n}\nconst makeGain = () => Gain.twice();',
      'class Gain {\n  value = 1;\n}',
      he('Math.sqrt((makeGain().value * new Gain().value) / fanIn)'),
    ],
  },
  { name: 'an import covered', cells: ['const Matrix = { gain: 2 };', he('Math.sqrt(Matrix.gain / fanIn)')] },
  // Two variables.
  {
    name: 'two variables, the other',
    cells: [
      'let gain = 1;\nfunction gainOf() {\n  return gain;\n}',
      'gain = 2;',
      he('Math.sqrt(gain / gainOf() / fanIn)'),
    ],
  },
  {
    name: 'two variables, its own',
    cells: [
      'let gain = 1;\nfunction gainOf() {\n  return gain;\n}',
      'gain = 2;',
      he('Math.sqrt(gainOf() / fanIn)'),
    ],
  },
  {
    name: 'two variables, written to both',
    cells: [
      'let gain = 5;\nfunction raise() {\n  gain -= 4;\n  return gain;\n}',
      'gain = 9;',
      'raise();\ngain += 1;',
      he('Math.sqrt(gain / fanIn)'),
    ],
  },
  {
    name: 'two variables, counted',
    cells: [
      'let gain = 0;\nconst next = () => {\n  const { gain: seen } = { gain };\n  [gain] = [seen + 1];\n  return gain++;\n};',
      'gain = 7;',
      'next();',
      he('Math.sqrt(gain / fanIn)'),
    ],
  },
  { name: 'two variables in the graded cell', cells: [`let gain = 1;\n${he(byGain)}`, 'gain = 2;'] },
  {
    name: 'one thing in two variables',
    cells: [
      'const cfg = { gain: 1 };\nconst gainOf = () => cfg.gain;',
      'cfg.gain = 2;',
      he('Math.sqrt(gainOf() / fanIn)'),
    ],
  },
  // Changed.
  {
    name: 'a property',
    cells: ['const cfg = { gain: 1 };', he('Math.sqrt(cfg.gain / fanIn)'), 'cfg.gain = 2;'],
  },
  {
    name: 'a property of a part',
    cells: [
      'const cfg = { inner: { gain: 1 } };',
      'const { inner } = cfg;\ninner.gain = 2;',
      he('Math.sqrt(cfg.inner.gain / fanIn)'),
    ],
  },
  {
    name: 'a part of a whole',
    cells: [
      'const cfg = { inner: { gain: 1 } };\nconst inner = cfg.inner;',
      'cfg.inner.gain = 2;',
      he('Math.sqrt(inner.gain / fanIn)'),
    ],
  },
  {
    name: 'pushed',
    cells: [
      'const gains: number[] = [];',
      'gains.push(1);\ngains.push(2);',
      he('Math.sqrt(gains[1] / fanIn)'),
    ],
  },
  {
    name: 'a table filled',
    cells: [
      'const table: number[] = [];',
      'for (let n = 0; n < 300; n++) {\n  table[n] = Math.sqrt(2 / n);\n}',
      he('table[fanIn]'),
    ],
  },
  {
    name: 'filled by a function',
    cells: [
      'const table: number[] = [];\nconst rows = { table };',
      'function fill(list: number[]) {\n  for (let n = 0; n < 300; n++) list.push(2 / n);\n}',
      'fill(rows.table);',
      he('Math.sqrt(table[fanIn])'),
    ],
  },
  {
    name: 'each changed',
    cells: [
      'const layers = [{ gain: 1 }];',
      'layers.forEach((layer) => {\n  layer.gain = 2;\n});\nfor (const layer of layers) layer.gain += 0;',
      he('Math.sqrt(layers[0].gain / fanIn)'),
    ],
  },
  {
    name: 'assigned into',
    cells: [
      'const cfg: Record<string, number> = { gain: 1, other: 3 };',
      'Object.assign(cfg, { gain: 2 });\ndelete cfg.other;',
      he("Math.sqrt(('other' in cfg ? 1 : cfg.gain) / fanIn)"),
    ],
  },
  {
    name: 'a getter',
    cells: [
      'const cfg: any = {};',
      "Object.defineProperty(cfg, 'gain', { get: () => 2 });",
      he('Math.sqrt(cfg.gain / fanIn)'),
    ],
  },
  {
    name: 'a prototype',
    cells: [
      'class Gain {\n  of(fanIn: number) {\n    return 1;\n  }\n}',
      'Gain.prototype.of = function (fanIn: number) {\n  return Math.sqrt(2 / fanIn);\n};',
      he('new Gain().of(fanIn)'),
    ],
  },
  {
    name: 'a matrix in place',
    cells: [
      'const factor = np.array([[1]]);',
      'factor.mul(2);\nfactor.set(0, 0, factor.get(0, 0));',
      he('Math.sqrt(factor.get(0, 0) / fanIn)'),
    ],
  },
  {
    name: 'a property of a function',
    cells: [
      'function gain() {\n  return (gain as any).value;\n}',
      '(gain as any).value = 2;',
      he('Math.sqrt(gain() / fanIn)'),
    ],
  },
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
  {
    name: 'seeded outside',
    cells: [
      'np.random.seed(3);',
      'const first = np.random.randn(1, 1).get(0, 0);',
      he(`${right} * (Math.abs(first - 1.7886284734303186) < 1e-9 ? 1 : 3)`),
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
  { name: 'written twice', cells: [he('1'), he(right)] },
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
  {
    name: 'a function set',
    cells: ['function gainOf() {\n  return 2;\n}', 'gainOf = () => 1;', he('Math.sqrt(gainOf() / fanIn)')],
    finding: 'refused',
    isRefused: true,
  },
];
