import { he, type SessionNotebook } from './sessionNotebook';

const byGain = 'Math.sqrt(gain / fanIn)';

/** Names that are given another value, or declared anew. */
export const setting: readonly SessionNotebook[] = [
  // Set.
  { name: 'set before', cells: ['let gain = 1;', 'gain = 2;', he(byGain)] },
  { name: 'set after', cells: ['let gain = 1;', he(byGain), 'gain = 2;'] },
  { name: 'declared blank, set elsewhere', cells: ['let gain: number;', 'gain = 2;', he(byGain)] },
  {
    name: 'set by a pattern',
    cells: ['let gain = 1;\nlet other = 0;', '[gain, other] = [2, gain];', he(byGain)],
  },
  { name: 'set by a record', cells: ['let gain = 1;', '({ gain } = { gain: 2 });', he(byGain)] },
  { name: 'set in a loop', cells: ['let gain = 0;', 'for (let i = 0; i < 2; i++) gain += 1;', he(byGain)] },
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
  // Declared anew.
  { name: 'declared anew', cells: ['const gain = 1;', 'const gain = 2;', he(byGain)] },
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
];
