import { compareModels } from './compareModels';
import { loadDataset } from './datasets';
import { model } from './model';
import { np } from './np';
import { show } from './show';
import type { Model, Parameters } from './types';

const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
const kernel = globalThis as { __tslab__?: unknown };

beforeEach(() => log.mockClear());
afterEach(() => delete kernel.__tslab__);

function pretendKernel(): string[] {
  const shown: string[] = [];
  kernel.__tslab__ = {
    require: (name: string) =>
      name === 'tslab' ? { display: { html: (html: string) => shown.push(html) } } : null,
  };
  return shown;
}

it('shows HTML through the running kernel, text elsewhere', () => {
  show({ html: '<b>1</b>', text: '1' });
  expect(log.mock.calls).toEqual([['1']]);
  const shown = pretendKernel();
  show({ html: '<b>1</b>', text: '1' });
  expect(shown).toEqual(['<b>1</b>']);
  expect(log).toHaveBeenCalledTimes(1);
});

describe('compareModels', () => {
  const dataset = loadDataset();
  const trained = model(dataset.trainX, dataset.trainY, {
    initialization: function initializeParametersZeros([, ...sizes]: number[]) {
      const parameters: Parameters = {};
      sizes.forEach((size, i) => {
        parameters[`W${i + 1}`] = np.zeros([size, [2, ...sizes][i] as number]);
        parameters[`b${i + 1}`] = np.zeros([size, 1]);
      });
      return parameters;
    },
    iterations: 1,
    printCost: false,
  });
  const untrained: Model = { ...trained, name: 'initializeParametersHe', written: false, parameters: {} };
  const rows = [
    { model: trained, dataset, reason: 'all units alike & < 1 learns' },
    { model: untrained, dataset, reason: 'breaks symmetry' },
  ];

  it('prints a table where there is no notebook', () => {
    compareModels(rows);
    expect(log.mock.calls.join('\n')).toBe(
      [
        'Initialization  Train accuracy  Test accuracy  Final cost  Why',
        'Zeros           0.5             0.5            0.6931      all units alike & < 1 learns',
        'He              –               –              –           initializeParametersHe is not written yet',
      ].join('\n'),
    );
  });

  it('shows the same cells in a notebook, escaped', () => {
    const shown = pretendKernel();
    compareModels(rows);
    expect(shown).toHaveLength(1);
    expect(shown[0]?.match(/<tr>/g)).toHaveLength(3);
    expect(shown[0]).toContain('>all units alike &amp; &lt; 1 learns</td>');
    expect(shown[0]).toContain('>0.6931</td>');
  });
});
