import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { buildSync } from 'esbuild';
import reference from '../../fixtures/initialization/numpy/reference.json';

const [bundle] = buildSync({
  entryPoints: [join(__dirname, 'pure.ts')],
  bundle: true,
  format: 'iife',
  globalName: 'lab',
  platform: 'neutral',
  mainFields: ['main'],
  write: false,
  logLevel: 'silent',
}).outputFiles;

function runInBareRealm(code: string): unknown {
  const realm = createContext(Object.create(null) as object, {
    codeGeneration: { strings: false, wasm: false },
  });
  runInContext(bundle?.text ?? '', realm);
  return JSON.parse(runInContext(code, realm) as string);
}

it('runs in a realm with nothing of Node, frozen', () => {
  const answer = runInBareRealm(`
    'use strict';
    for (const part of [lab.np, lab.np.random, lab.Matrix, lab.Matrix.prototype]) Object.freeze(part);
    lab.np.random.seed(3);
    const normals = lab.np.random.randn(2, 3).to1DArray();
    lab.np.random.seed('text');
    const { trainX, trainY } = lab.loadDataset();
    const parts = { W1: [10, 2], b1: [10, 1], W2: [5, 10], b2: [5, 1], W3: [1, 5], b3: [1, 1] };
    const initialization = () => Object.fromEntries(Object.entries(parts).map(([k, shape]) => [k, lab.np.zeros(shape)]));
    const model = lab.model(trainX, trainY, { initialization, iterations: 10 });
    JSON.stringify({ normals, accuracy: lab.predict(trainX, trainY, model).accuracy });
  `);
  const { normals, accuracy } = answer as { normals: number[]; accuracy: number };
  normals.forEach((value, i) =>
    expect(value / (reference.randn_seed3_first20[i] as number)).toBeCloseTo(1, 12),
  );
  expect(accuracy).toBe(0.5);
});

it('holds nothing that draws or shows', () => {
  expect(bundle?.text).not.toMatch(/__tslab__|vega-lite|createRequire|SVGStringRenderer/);
});
