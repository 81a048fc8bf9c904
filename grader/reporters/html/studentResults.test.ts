import type { Exhibit } from '../../domain';
import { exhibitChanged, renderSketch } from './testing/sketchPage';

describe('expected and yours', () => {
  it('lays a wrong matrix beside the expected one, to 8 decimals, differing entries marked', () => {
    const html = renderSketch({ exhibits: exhibitChanged((value) => value * 2) });
    expect(html).toContain('Expected W1, shape (4, 2)');
    // NumPy: 1.7886284734303186 and twice that
    expect(html).toContain('<td class="number">1.78862847</td>');
    expect(html).toMatch(
      /class="number differs"><span class="bad" aria-hidden="true">✗<\/span>.*?3\.57725695</,
    );
    expect(html).toContain('As expected: b1, b2.');
    expect(html.match(/<details open>/g)).toHaveLength(1);
  });

  it('writes numbers out where eight decimals do not tell them apart', () => {
    const html = renderSketch({ exhibits: exhibitChanged((value) => value + (value === 0 ? 0 : 4e-9)) });
    expect(html).toContain('0.09649746807200862<');
    expect(html).toContain('0.0964974720720086');
  });

  it('what is right is folded, and has pictures too', () => {
    const html = renderSketch({ verdict: 'passed', exhibits: exhibitChanged((value) => value) });
    expect(html).not.toContain('<details open>');
    expect(html).toContain('W1, as expected, shape (4, 2)');
    expect(html).toContain('Decision boundary after 1500 steps');
    expect(html).toContain('infinite at the start: Random');
    expect(html.match(/<svg [^>]*role="img" aria-label="[^"]+"/g)).toHaveLength(3);
  });

  it.each([NaN, Infinity, 1e308, 5e-324])('%d everywhere breaks no picture', (value) => {
    const html = renderSketch({ exhibits: exhibitChanged(() => value) });
    const coordinates = [...html.matchAll(/ (?:d|x|y|cx|cy|width|height)="([^"]*)"/g)].join(' ');
    expect(coordinates).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('matrices without entries, however many rows they claim, are said to have none', () => {
    const entries = [
      { kind: 'matrix', key: 'W1', rows: 1e9, columns: 0, numbers: [], isWhole: true },
      { kind: 'matrix', key: 'W2', rows: 0, columns: 4, numbers: [], isWhole: true },
    ] as const;
    const html = renderSketch({ exhibits: [{ caseId: 'public-1', outcome: { kind: 'returned', entries } }] });
    expect(html).toContain('Your W1, shape (1000000000, 0): it has no entries.');
    expect(html).toContain('<b>b1</b> is missing; expected a matrix of shape (4, 1).');
  });

  it('tells a throw on one case', () => {
    const exhibits: readonly Exhibit[] = [
      { caseId: 'public-1', outcome: { kind: 'threw', message: 'TypeError: no' } },
    ];
    const html = renderSketch({ exhibits });
    expect(html).toContain('initializeParametersHe([2, 4, 1])</code> ends with an error');
    expect(html).toContain('It ended with an error: TypeError: no');
  });
});
