import { he, type SessionNotebook } from './sessionNotebook';

/** Things that are changed, whatever they are called. */
export const changing: readonly SessionNotebook[] = [
  // Changed.
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
];
